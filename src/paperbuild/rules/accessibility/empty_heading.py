"""A heading has no text.

It leaves an empty line in the contents and in the bookmarks, and a screen reader announces a heading and then nothing.

    ##
    ^^ the heading has no text

Write it, or take the line away.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.paper import Paper

RULE = Rule("ACC005", "empty-heading", Severity.ERROR, __doc__)


def check(paper: Paper) -> Iterator[Diagnostic]:
    """Every heading without a word in it."""
    for section in paper.sections:
        for heading in section.headings:
            if not heading.text:
                hint = "write it, or take the line away"
                yield RULE.at(section.file, heading.span, "the heading has no text", hint, section.locale)
