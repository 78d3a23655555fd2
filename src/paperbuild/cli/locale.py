"""`paperbuild locale`: a translator's day, from a new locale to what has been brought up to date."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.listed import Listed, ListedGroup

_LISTED = {
    "add": Listed(
        "locale_add",
        "Makes content/CODE/ with a copy of every section to translate; keys and notes are already there.",
    ),
    "diff": Listed(
        "locale_diff", "Shows what has changed in the source since CODE was made from it: the old words and the new."
    ),
    "accept": Listed(
        "locale_accept",
        "Records that the translation CODE is up to date with the source: "
        "all of it, a section, or the block at a line.",
    ),
    "mv": Listed(
        "locale_mv",
        "Renames the section OLD to NEW in every locale that has it, with the records of what it was made from.",
    ),
    "export": Listed("po", "Writes a locale as a PO file, for Poedit, Weblate or OmegaT."),
    "import": Listed("po", "Puts the translations of a PO file into the paper: only what changed in the file."),
}


@click.group("locale", cls=ListedGroup, listed=_LISTED, subcommand_metavar="COMMAND …")
def _locale() -> None:
    """Adds a translation, shows what changed, records what is up to date, renames sections, exchanges PO files."""


COMMANDS: Mapping[str, click.Command] = {"locale": _locale}
