"""The call of a note is printed as text.

After a backslash or in code, a call is only text: readers see `[^rents]` instead of a number.

    Rents rose.\\[^rents]
                ^^^^^^^^ `[^rents]` is printed as text

Remove the backslash or the code marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section
from paperbuild.rules.notes.note_in_note import calls_in_notes

RULE = Rule("NOT009", "call-as-text", Severity.ERROR, __doc__)

_CALL = re.compile(r"\[\\?\^([^\s\[\]^]+)\\?\]")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every `[^slug]` of a defined note that pandoc read as text or as code."""
    for span in _found(section):
        shown = section.file.text[span.start : span.end]
        yield RULE.at(
            section.file,
            span,
            f"`{shown}` is printed as text",
            "remove the backslash or the code marks",
            section.locale,
        )


def _found(section: Section) -> Iterator[Span]:
    slugs = {definition.slug for definition in section.definitions}
    read = {call.span for call in section.calls} | {definition.span for definition in section.definitions}
    read |= calls_in_notes(section)
    areas = [(Span(0, len(section.visible)), section.visible)]
    areas += [(code, section.file.text) for code in section.codes]
    for area, text in areas:
        for match in _CALL.finditer(text, area.start, area.end):
            if match[1] in slugs and Span(*match.span()) not in read:
                yield Span(*match.span())
