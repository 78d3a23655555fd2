"""A paragraph after a note looks as if it belongs to the note, but it belongs to the section.

    [^rents]: The rents of one year.

      Those of the next are not known.
      ^^^^^ this paragraph does not belong to the note `[^rents]`

Indent what belongs to a note by four spaces or a tab. Do not indent a paragraph of the section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import NoteDefinition, Section

RULE = Rule("NOT011", "stray-paragraph", Severity.WARNING, __doc__)

# The rest of a note's first paragraph, line by line, then blank lines, then a line that is indented, but not by four.
_AFTER_NOTE = re.compile(r"[^\n]*\n(?:[^\S\n]*[^\s][^\n]*\n)*(?:[^\S\n]*\n)+(?P<indent> {1,3})(?P<word>[^\s]+)")
_NEXT_NOTE = "[^"


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every paragraph behind the first of a note that is indented by less than four spaces."""
    for definition in section.definitions:
        found = _paragraph_after(definition, section)
        if found is not None:
            message = f"this paragraph does not belong to the note `[^{definition.slug}]`: it is not indented enough"
            hint = "indent it by four spaces; if it belongs to the section, do not indent it"
            yield RULE.at(section.file, found, message, hint, section.locale)


def _paragraph_after(definition: NoteDefinition, section: Section) -> Span | None:
    match = _AFTER_NOTE.match(section.file.text.replace("\r\n", " \n"), definition.span.end)
    if match is None or match["word"].startswith(_NEXT_NOTE):
        return None
    return Span(match.start("word"), match.end("word"))
