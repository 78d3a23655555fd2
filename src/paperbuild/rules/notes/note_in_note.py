"""A note is called inside another note.

Notes stand at the foot of the page or at the end, so there is no place for a note of a note. Pandoc prints such a call
as text or leaves it out.

    [^rents]: By a third.[^capital]
                         ^^^^^^^^^^ a note cannot be called inside the note `[^rents]`

Move its text into the outer note, or move its call into the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import INLINE, Section

RULE = Rule("NOT005", "note-in-note", Severity.ERROR, __doc__)

_CALL = re.compile(r"(?<!\\)\[\^[^\s\[\]^]+\]|(?<!\\)\^\[")
_END = re.compile(r"\n[ \t]*\r?\n(?=\S)")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every call and every inline note that stands within another note."""
    for span, slug in sorted(_found(section)):
        within = "a note" if slug == INLINE else f"the note `[^{slug}]`"
        message = f"a note cannot be called inside {within}"
        hint = "move its text into the note, or its call into the text"
        yield RULE.at(section.file, span, message, hint, section.locale)


def calls_in_notes(section: Section) -> set[Span]:
    """The places of the calls in `section` that stand within a note."""
    return {span for span, _ in _found(section)}


def _found(section: Section) -> set[tuple[Span, str]]:
    found = {(call.span, call.inside) for call in section.calls if call.inside}
    found |= {(note.span, note.inside) for note in section.inline_notes if note.inside}
    known = {span for span, _ in found}
    return found | {(span, slug) for span, slug in _unread(section) if span not in known}


def _unread(section: Section) -> Iterator[tuple[Span, str]]:
    """Calls in definitions that pandoc did not read as such."""
    starts = sorted(definition.span.start for definition in section.definitions)
    for definition in section.definitions:
        following = bisect_right(starts, definition.span.start)
        limit = starts[following] if following < len(starts) else len(section.visible)
        end = _END.search(section.visible, definition.span.end, limit)
        limit = end.start() if end else limit
        for match in _CALL.finditer(section.visible, definition.span.end, limit):
            yield Span(*match.span()), definition.slug
