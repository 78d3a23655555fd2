"""`paperbuild note`: what is done to a note in every locale at once."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.listed import Listed, ListedGroup

_LISTED = {
    "rename": Listed("note_rename", "Gives the note OLD the name NEW: calls, definitions and links in every locale."),
}


@click.group("note", cls=ListedGroup, listed=_LISTED, subcommand_metavar="COMMAND …")
def _note() -> None:
    """Renames notes, in every locale and every record."""


COMMANDS: Mapping[str, click.Command] = {"note": _note}
