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
    "merge": Listed("bib_merge", "Makes one work of KEPT and GONE: whatever names GONE names KEPT from now on."),
    "add": Listed(
        "bib_add",
        "Adds the works in FILE to the library: CSL JSON, RIS, CFF or BibTeX; with `-`, from standard input.",
    ),
    "unused": Listed(
        "bib_unused",
        "Lists the works that nothing uses: no citation, no list of works, and no other work that is used.",
    ),
    "format": Listed(
        "bib_format", "Puts the library in a stable order and layout; every value and every comment stays."
    ),
}


@click.group("bib", cls=ListedGroup, listed=_LISTED, subcommand_metavar="COMMAND …")
def _bib() -> None:
    """Keeps the library in order: renames keys wherever they are cited, finds unused works, sorts entries."""


COMMANDS: Mapping[str, click.Command] = {"bib": _bib}
