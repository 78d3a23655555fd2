"""`paperbuild bib`: the upkeep of the library."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.listed import Listed, ListedGroup

_LISTED = {
    "rename": Listed(
        "bib_rename",
        "Gives the work OLD the key NEW: in the library, and wherever a locale, a record or a setting names it.",
    ),
}


@click.group("bib", cls=ListedGroup, listed=_LISTED, subcommand_metavar="COMMAND …")
def _bib() -> None:
    """Keeps the library in order: renames keys, at every place where they are cited."""


COMMANDS: Mapping[str, click.Command] = {"bib": _bib}
