"""Two notes have the same slug.

In one file pandoc takes one of them and drops the other, silently. In two files of a paper the slug would name two
notes, and no translation, no list of notes and no later edition could tell which is meant.

    [^rents]: By a third.
    [^rents]: In the capital only.
    ^^^^^^^^ `[^rents]` is defined on line 1 already

Give the second note another slug.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.paper import Paper
from paperbuild.model.section import Section

RULE = Rule("NOT003", "note-defined-twice", Severity.ERROR, __doc__)


def check_paper(paper: Paper) -> Iterator[Diagnostic]:
    """Every definition of a slug that the locale has defined before."""
    for locale in paper.locales:
        first: dict[str, tuple[Section, Span]] = {}
        for section in locale.sections:
            for definition in section.definitions:
                if definition.slug in first:
                    where = _place(section, *first[definition.slug])
                    message = f"`[^{definition.slug}]` is defined {where} already"
                    hint = "give this note and its call another slug"
                    yield RULE.at(section.file, definition.span, message, hint, locale.code)
                first.setdefault(definition.slug, (section, definition.span))


def _place(section: Section, other: Section, span: Span) -> str:
    line = other.file.position(span.start).line
    return f"on line {line}" if other is section else f"in {other.name}, line {line},"
