"""`paperbuild locale`: a translator's day, from a new locale to what has been brought up to date."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.cli.listed import Listed, ListedGroup

_LISTED = {
    "add": Listed(
        "locale_add",
        "Makes content/CODE/ with every section laid out: text to be written over, keys and notes in place.",
    ),
    "diff": Listed(
        "locale_diff", "Shows what has changed in the source since CODE was made from it: the old words and the new."
    ),
    "accept": Listed(
        "locale_accept",
        "Records that the translation CODE says what the source says today: "
        "all of it, a section, or the block at a line.",
    ),
    "export": Listed("po", "Writes a locale as a PO file, for Poedit, Weblate or OmegaT."),
    "import": Listed("po", "Takes over what was translated in a PO file: what changed in it, and nothing else."),
}


@click.group("locale", cls=ListedGroup, listed=_LISTED, subcommand_metavar="COMMAND …")
def _locale() -> None:
    """Adds a translation, shows what changed in the source since, records what is up to date; PO files out and in."""


COMMANDS: Mapping[str, click.Command] = {"locale": _locale}
