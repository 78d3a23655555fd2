"""A section or a part of it has a heading but no text, or the file is empty.

    ## Rents
    ^^^^^^^^ there is no text under this heading
    ## Wages
    They fell.

Write the text, or delete the heading. A file without a single word is an empty section too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import Span
from paperbuild.model.classes import ABBREVIATIONS_CLASS
from paperbuild.model.numbered import listed_kind
from paperbuild.model.section import Div, Heading, Section
from paperbuild.model.works_list import works_list

RULE = Rule("SEC003", "empty-section", Severity.ERROR, __doc__)

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HINT = "write its text, or delete it"


def check_section(section: Section) -> Iterator[Diagnostic]:
    """Every section in which nothing stands, and every heading under which nothing does."""
    if section.unclosed or not section.is_readable:
        return
    if section.is_empty:
        span = section.headings[0].span if section.headings else Span(0, 0)
        yield RULE.at(section.file, span, "this section is empty", _HINT, section.locale)
        return
    for heading in _bare_headings(section):
        yield RULE.at(section.file, heading.span, "there is no text under this heading", _HINT, section.locale)


def _bare_headings(section: Section) -> Iterator[Heading]:
    """The headings that are followed by one of their own level or a higher one, with nothing between."""
    for number, heading in enumerate(section.headings):
        following = section.headings[number + 1] if number + 1 < len(section.headings) else None
        if following and (following.level > heading.level or following.container != heading.container):
            continue
        end = following.span.start if following else len(section.file.text)
        if not _holds_anything(section, heading.span.end, end):
            yield heading


def _holds_anything(section: Section, start: int, end: int) -> bool:
    divs = (div for div in section.divs if start <= div.span.start < end)
    if any(map(_is_filled, divs)):
        return True  # which is filled
    last = max(start, section.file.text.rfind("-->", start, end) + 3)  # where the last comment ends
    text = _COMMENT.sub("", section.file.text[start:last]) + section.file.text[last:end]
    return any(not _is_mark(line) for line in text.splitlines())


def _is_filled(div: Div) -> bool:
    is_list = works_list(div.identifier, div.classes, dict(div.attributes)) or listed_kind(div.classes)
    return bool(is_list) or ABBREVIATIONS_CLASS in div.classes


def _is_mark(line: str) -> bool:
    """Whether `line` is blank or only opens or closes a div, or underlines a heading."""
    line = line.strip(" \t>")
    return not line or line.startswith(":::") or not line.strip("=-")
