"""What has a number that a text can refer to, known by the beginning of its identifier: `tbl-rents`, `fig:map`.

The beginnings are those of Quarto (with `-`) and of pandoc-crossref (with `:`). What is numbered is decided by the
identifier and not by what it stands on: the picture of a table is a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class NumberedKind(StrEnum):
    """What is numbered in a series of its own; a section has the number that its heading has."""

    TABLE = "table"
    FIGURE = "figure"
    FORMULA = "formula"
    SECTION = "section"


_KINDS = {
    "tbl": NumberedKind.TABLE,
    "fig": NumberedKind.FIGURE,
    "eq": NumberedKind.FORMULA,
    "sec": NumberedKind.SECTION,
}
PREFIXES = tuple(_KINDS)
"""What identifiers of what is numbered begin with, before `-` or `:`."""
_IDENTIFIER = re.compile(rf"({'|'.join(_KINDS)})[-:].")
LIST_CLASSES = {
    "list-of-tables": NumberedKind.TABLE,
    "list-of-figures": NumberedKind.FIGURE,
    "lot": NumberedKind.TABLE,
    "lof": NumberedKind.FIGURE,
}
"""The classes of the divs that the build fills with a list, the short ones after the settings of pandoc."""
FORMULA_CLASS = "numbered-formula"
"""The class of the span in which a displayed formula with an identifier stands (`engines/read.lua`)."""


def numbered_kind(identifier: str) -> NumberedKind | None:
    """As what the place with that `identifier` is numbered; None where it is not."""
    match = _IDENTIFIER.match(identifier)
    return _KINDS[match[1]] if match else None


def referred(key: str) -> str:
    """The identifier that `@key` refers to; empty where it cites a work. With a capital, as in `@Tbl-rents`, it is the
    same place."""
    identifier = key[:1].lower() + key[1:]
    return identifier if numbered_kind(identifier) else ""


def listed_kind(classes: Sequence[str]) -> NumberedKind | None:
    """Of what a div with these `classes` is a list; None for another div."""
    return next((LIST_CLASSES[name] for name in classes if name in LIST_CLASSES), None)
