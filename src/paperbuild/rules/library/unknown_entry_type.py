"""An entry is of a type that biblatex does not have, so no style knows how to print it.

    @artcle{bindel2017, …}
     ^^^^^^ did you mean `article`?

Any work that fits no type is a `@misc`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import ENTRY_TYPES

RULE = Rule("BIB018", "unknown-entry-type", Severity.WARNING, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every type of an entry that is none of biblatex's."""
    for entry in library.entries:
        if entry.type not in ENTRY_TYPES:
            start = entry.span.start + entry.raw.lower().index(entry.type)
            hint = did_you_mean(entry.type, ENTRY_TYPES) or "a work that fits no type is a `@misc`"
            span = Span(start, start + len(entry.type))
            yield RULE.at(library.file, span, f"biblatex has no type `@{entry.type}`", hint)
