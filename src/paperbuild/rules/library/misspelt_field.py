"""A field has a name that biblatex does not have, and that is nearly one which it has.

What no style knows is not printed.

    titel = {Revolting Prostitutes}
    ^^^^^ did you mean `title`?

Fields of your own under other names are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import FIELDS

RULE = Rule("BIB022", "misspelt-field", Severity.WARNING, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every unknown field whose name is very near a known one that its entry lacks."""
    for entry in library.entries:
        for name in entry.fields.keys() - FIELDS:
            meant = _meant(name)
            if meant and meant not in entry.fields:
                message = f"biblatex has no field `{name}`"
                yield RULE.at(library.file, entry.fields[name].span, message, f"did you mean `{meant}`?")


@cache
def _meant(name: str) -> str:
    return next(iter(get_close_matches(name, sorted(FIELDS), n=1, cutoff=0.8)), "")
