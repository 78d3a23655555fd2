"""A boxed case has no heading, or a box is empty.

Readers find a case by its heading: in the bookmarks, with a screen reader, or when they leaf through the paper.

    ::: {.case-study}
    ^^^^^^^^^^^^^^^^^ the case has no heading
    In 2019 the city …
    :::

Write the heading as the first line of the box, one level below the heading above the box.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.classes import CASE_CLASS, PULL_QUOTE_CLASS
from paperbuild.model.section import Section

RULE = Rule("SEC009", "box-without-heading", Severity.WARNING, __doc__)

_BOXES = frozenset({CASE_CLASS, PULL_QUOTE_CLASS})


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every case without a heading directly in it, every case and pull quote without anything in it."""
    for div in section.divs:
        if not _BOXES & set(div.classes):
            continue
        if div.is_empty:
            message, hint = "this box is empty", "write its text, or delete it"
        elif CASE_CLASS in div.classes and not div.has_heading:
            message, hint = "the case has no heading", "write one as the first line of the box"
        else:
            continue
        yield RULE.at(section.file, div.span, message, hint, section.locale)
