"""An entry is of a type that biblatex does not have, so no style knows how to print it.

    @artcle{bindel2017, …}
     ^^^^^^ did you mean `article`?

Any work that fits no type is a `@misc`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import ENTRY_TYPES

RULE = Rule("BIB018", "unknown-entry-type", Severity.WARNING, __doc__)

_NEAR = 0.83  # a slip of the fingers: `artcle`, `inproceeding`; `conversation` is no `collection`


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every type of an entry that is none of biblatex's."""
    for entry in library.entries:
        if entry.type not in ENTRY_TYPES:
            start = entry.span.start + entry.raw.lower().index(entry.type)
            meant = next(iter(get_close_matches(entry.type, sorted(ENTRY_TYPES), n=1, cutoff=_NEAR)), "")
            hint = f"did you mean `{meant}`?" if meant else "a work that fits no type is a `@misc`"
            span = Span(start, start + len(entry.type))
            yield RULE.at(library.file, span, f"biblatex has no type `@{entry.type}`", hint)
