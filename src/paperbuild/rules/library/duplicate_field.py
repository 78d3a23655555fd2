"""An entry has a field twice.

Only one of the two can be printed, and programs disagree about which. This tool takes the first.

    title = {Revolting Prostitutes},
    title = {Playing the Whore},
    ^^^^^ `title` is given on line 1 already

Delete the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB003", "duplicate-field", Severity.ERROR, __doc__)


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every field that its entry has had before."""
    file = library.file
    for entry in library.entries:
        for field in entry.repeated:
            line = file.position(entry.fields[field.name].span.start).line
            message = f"`{entry.key}` has `{field.name}` twice: line {line} gives it already"
            yield RULE.at(file, field.span, message, "delete the wrong one")
