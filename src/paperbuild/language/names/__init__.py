"""What pandoc calls the parts of a document in each language: `scripts/names.py` asks it, and writes a file for each.

A file has, by tag, the names as pandoc's own translations have them, whatever their capitals. Most of them have been
given by those who speak the language; what a language's own file says (`Language.labels`) goes before.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from paperbuild.language.files import language_file

NAMED = {
    "table": "Table",
    "figure": "Figure",
    "page": "Page",
    "list of tables": "ListOfTables",
    "list of figures": "ListOfFigures",
}
"""What is asked of pandoc, with its own words for it."""


@cache
def names_of(tag: str) -> Mapping[str, str]:
    """By what it is the name of, the name in the language `tag` (BCP 47); empty where pandoc does not know that."""
    steps = tag.split("-")
    own = _file(steps[0])
    found: dict[str, str] = {}
    for end in range(1, len(steps) + 1):
        found |= own.get("-".join(steps[:end]), {})
    return found


@cache
def _file(language: str) -> Mapping[str, Mapping[str, str]]:
    module = language_file(__name__, language)
    return dict(module.NAMES) if module else {}
