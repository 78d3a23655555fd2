"""biblatex has no field of this name, but it has one that differs by a typing error.

A field that no style knows is not printed.

    titel = {Revolting Prostitutes}
    ^^^^^ did you mean `title`?

You may have fields of your own under other names, and the fields of reference managers and databases are fine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import FIELDS, NAME_FIELDS, PRINTED_FIELDS

RULE = Rule("BIB022", "misspelt-field", Severity.WARNING, __doc__)

_LONG_ENOUGH = 5  # letters: of shorter names, too many words are one slip away
# Names that others give to fields of their own: of AMS, Mendeley, JabRef, Emacs.
_OTHERS = frozenset({"fjournal", "tpages"})


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every unknown field whose name is very near a known one that its entry lacks."""
    for entry in library.entries:
        for name in entry.fields.keys() - FIELDS - _OTHERS:
            meant = _meant(name)
            if meant and meant not in entry.fields:
                message = f"biblatex has no field `{name}`"
                yield RULE.at(library.file, entry.fields[name].span, message, f"did you mean `{meant}`?")


@cache
def _meant(name: str) -> str:
    if len(name) < _LONG_ENOUGH or not re.fullmatch(r"[a-z]+", name):
        return ""
    return next(
        (known for known in sorted(PRINTED_FIELDS) if _is_one_slip(name, known) and not _is_many(name, known)), ""
    )


def _is_many(name: str, known: str) -> bool:
    """Whether `name` is a plural of its own kind: `notes` are somebody's own, while `authors` are the author."""
    return name == f"{known}s" and known not in NAME_FIELDS


def _is_one_slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with a letter too many, missing or wrong, or with two letters in the other order."""
    start = next((at for at, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(typed) - len(meant)) == 1
    one, two = typed[start:], meant[start:]
    return one[1:] == two or one == two[1:] or one[1:] == two[1:] or (one[1::-1], one[2:]) == (two[:2], two[2:])
