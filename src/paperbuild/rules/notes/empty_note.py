"""A note has no text.

Its number would be printed with nothing beside it.

    [^rents]:
    ^^^^^^^^ the note has no text

Write the note, or delete it and its call. If a note is only `F.` or `1.`, pandoc reads it as the number of an empty
list: write `F\\.`. Indent the second paragraph of a note by four spaces; without the indent it belongs to the section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("NOT004", "empty-note", Severity.ERROR, __doc__)

# All that stands behind the `[^slug]` of a note, where pandoc makes the number of a list of it.
_MARKER = re.compile(r":[^\S\n]*(?P<all>(?P<number>\(?\w+|#)(?P<mark>[.)]))[^\S\n]*(?:\n|\Z)")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every note, defined by name or written inline, in which nothing stands."""
    for span in _found(section):
        marker = _MARKER.match(section.file.text, span.end)
        if marker is None:
            hint = "write it, or delete the note and its call"
            yield RULE.at(section.file, span, "the note has no text", hint, section.locale)
        else:
            message = f"the note has no text: `{marker['all']}` is read as the number of a list"
            hint = f"write `{marker['number']}\\{marker['mark']}`"
            yield RULE.at(section.file, span, message, hint, section.locale)


def _found(section: Section) -> Iterator[Span]:
    for definition in section.definitions:
        if not definition.text.strip():
            yield definition.span
    for note in section.inline_notes:
        if section.file.text[note.span.end :].lstrip().startswith("]"):
            yield note.span
