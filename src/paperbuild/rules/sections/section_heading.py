"""A section does not begin with its heading.

Contents, running heads and links between sections are made from the headings of sections. A section without a heading
is missing from all of them, and text before the first heading appears to belong to the section before.

    Rents rose.
    ^^^^^^^^^^^ this section has no heading

Begin the file with `# ` and its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.section import Section

RULE = Rule("SEC006", "section-heading", Severity.WARNING, __doc__)

_LINE = re.compile(r"\S[^\r\n]*")
_NO_BLANK = re.compile(r"#{1,6}[^\s#{.\\]")
_DEFINITION = re.compile(r"\[\^[^\]]+\]:")


def check_section(section: Section) -> Iterator[Diagnostic]:
    """The first line of every section that has text before its heading, or no heading."""
    line = _first_line(section)
    if line is None or section.is_empty or not section.is_readable or _is_meant(section, line):
        return
    if not section.headings:
        yield RULE.at(
            section.file, line, "this section has no heading", "begin it with `# ` and its title", section.locale
        )
    elif line.end <= section.headings[0].span.start:
        message = "this text comes before the heading of its section"
        yield RULE.at(section.file, line, message, "move it below the heading", section.locale)


def _is_meant(section: Section, line: Span) -> bool:
    """Whether the first line is a heading but for its space, which a rule of its own reports (RAW003)."""
    return _NO_BLANK.match(section.file.text, line.start) is not None


def _first_line(section: Section) -> Span | None:
    """The first line of the section in which any words of it stand."""
    for match in _LINE.finditer(section.visible):
        if not _DEFINITION.match(match.group()):
            return Span(match.start(), match.start() + len(match.group().rstrip()))
    return None
