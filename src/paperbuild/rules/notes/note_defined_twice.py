"""Two notes in one file have the same name.

Pandoc prints one of them and drops the other without a warning. Notes in two files may have the same name, such as
`[^1]`: every file has notes of its own, and the address of such a note names its section.

    [^rents]: By a third.
    [^rents]: In the capital only.
    ^^^^^^^^ `[^rents]` is defined on line 1 already

Give the second note another name.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper

RULE = Rule("NOT003", "note-defined-twice", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every definition of a slug that the locale has defined before."""
    for locale in paper.locales:
        for section in locale.sections:
            first: dict[str, Span] = {}
            for definition in section.definitions:
                if definition.slug in first:
                    line = section.file.position(first[definition.slug].start).line
                    message = f"`[^{definition.slug}]` is defined on line {line} already"
                    hint = "give this note and its call another name"
                    yield RULE.at(section.file, definition.span, message, hint, locale.code)
                first.setdefault(definition.slug, definition.span)
