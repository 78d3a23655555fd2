"""A note has no text.

Its number would be printed with nothing beside it.

    [^rents]:
    ^^^^^^^^ the note has no text

Write the note, or delete it and its call. Indent the second paragraph of a note by four spaces; without the indent it
belongs to the section.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("NOT004", "empty-note", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every note, defined by name or written inline, in which nothing stands."""
    for span in _found(section):
        yield RULE.at(section.file, span, "the note has no text", "write it, or take out the note", section.locale)


def _found(section: Section) -> Iterator[Span]:
    for definition in section.definitions:
        if not definition.text.strip():
            yield definition.span
    for note in section.inline_notes:
        if section.file.text[note.span.end :].lstrip().startswith("]"):
            yield note.span
