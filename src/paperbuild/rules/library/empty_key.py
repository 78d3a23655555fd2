"""An entry has no key, so nothing can cite it.

@book{title = {Revolting Prostitutes}}
      ^ an entry begins with its key
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB016", "empty-key", Severity.ERROR, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entry whose key is empty, from its `@` to where the key should stand."""
    for entry in library.entries:
        if not entry.key:
            span = Span(entry.span.start, entry.key_span.start)
            hint = f"an entry begins with its key: `@{entry.type}{{smith2018, …}}`"
            yield RULE.at(library.file, span, f"this `@{entry.type}` has no key", hint)
