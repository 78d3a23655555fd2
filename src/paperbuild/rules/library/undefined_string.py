"""A value without braces names an `@string` that is not defined above it.

The word itself would be printed, or nothing at all.

    publisher = verso,
                ^^^^^ no `@string` defines `verso`

Put braces around the value (`{Verso}`), or define the word above: `@string{verso = {Verso}}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography
from paperbuild.syntax.bibtex.biblatex import month_word

RULE = Rule("BIB004", "undefined-string", Severity.ERROR, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every bare word in the place of a value that stands for nothing."""
    for use in library.undefined_strings:
        message = f"no `@string` before it defines `{use.name}`"
        month = month_word(use.name)
        hint = (
            f"write `{month}`"
            if month
            else f"write `{{{use.name}}}`, or define it above: `@string{{{use.name} = {{…}}}}`"
        )
        yield RULE.at(library.file, use.span, message, hint)
