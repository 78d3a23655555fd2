"""`paperbuild section`: what is done to a section in every locale at once."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.listed import Listed, ListedGroup

_LISTED = {
    "rename": Listed(
        "section_rename", "Renames the section OLD to NEW in every locale, with its records and all that names it."
    ),
}


@click.group("section", cls=ListedGroup, listed=_LISTED, subcommand_metavar="COMMAND …")
def _section() -> None:
    """Renames sections, in every locale, with what names them."""


COMMANDS: Mapping[str, click.Command] = {"section": _section}
