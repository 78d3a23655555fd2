"""A heading has no text.

It leaves an empty line in the contents and in the bookmarks. A screen reader announces a heading and then says
nothing.

    ##
    ^^ the heading has no text

Write the heading, or delete the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.section import Section

RULE = Rule("ACC005", "empty-heading", Severity.ERROR, __doc__)


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every heading without a word in it."""
    for heading in section.headings:
        if not heading.text:
            hint = "write it, or delete the line"
            yield RULE.at(section.file, heading.span, "the heading has no text", hint, section.locale)
