"""`pages` holds no pages: a word for "none", a range without an end, or a range that runs backwards.

It is printed as you typed it: `p. n/a`, `pp. 15–12`.

    pages = {15--12}
             ^^^^^^ the range ends before it begins

Write a range as `12--15`, one page as `12`, several as `12, 15--18`. The style adds `p.` or `pp.`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import Bibliography

RULE = Rule("BIB025", "malformed-pages", Severity.ERROR, __doc__)

_LONGEST = 1000  # characters: what is longer was never meant as pages
_NOTHING = r"(?:n\.?\s?[/.]?\s?[ap]\.?|none|null|unknown|no pagination(?: specified)?|tbd|tba)"
# `xx` and `xxx` are pages with roman numbers, `xx--xx` is none.
_NONE = re.compile(
    rf"[-–—?\s/]*+(?:{_NOTHING}(?:[-–—?\s/]++{_NOTHING})?|x{{4,}}+|xx++[-–—?\s/]++xx++)[-–—?\s/]*+"
    r"|[\s/]*+[-–—?][-–—?\s/]*+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?<=[\s–—-])(?:pages?|pp?|pgs?)(?:\.\s*|\s+)(?=\d)|(?<=[\s–—-])S\.\s*(?=\d)")
_SPACED = re.compile(r"(?<=\d)\s+[-–—]{1,3}\s+(?=\d)")
_LABELLED = re.compile(r"(?:(?:pages?|pp?|pgs?)(?:\.\s*|\s+)|S\.\s*)(?=\d)(.+)", re.DOTALL)
_COUNTED = re.compile(r"(\d+)\s*(?:pages?|pp?\.?|pgs?\.?)", re.IGNORECASE)
_LED = re.compile(r"[-–—]+\s*(\d.*)", re.DOTALL)
_DIGITS = 20  # of a number that nobody meant as one, as many as can be compared
_OPEN = re.compile(r"(.*\d)\s*[-–—]+\s*", re.DOTALL)
_RANGE = re.compile(r"(?<![\w.:/-])([A-Za-z]{0,3})(\d+)\s*[-–—]+\s*([A-Za-z]{0,3})(\d+)(?![\w.:/]|[-–—]\w)")


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every `pages` that would be printed as something else than pages."""
    for entry in library.entries:
        field = entry.fields.get("pages")
        value = field.value.strip() if field else ""
        fault, hint = _fault(value)
        if field and fault:
            yield RULE.at(library.file, field.value_span, f"`{value}` is not a page: {fault}", hint)


def _fault(value: str) -> tuple[str, str]:
    if not value or len(value) > _LONGEST:
        return "", ""
    if _NONE.fullmatch(value):
        return "it would be printed as typed", "delete `pages`"
    if match := _LABELLED.fullmatch(value):
        bare = _LABEL.sub("", match[1])
        return "the style puts `p.` or `pp.` before it again", f"write `{_SPACED.sub('--', bare)}`"
    if match := _COUNTED.fullmatch(value):
        return "it is the number of pages, and not which pages", f"write `pagetotal = {{{match[1]}}}` instead"
    if match := _LED.fullmatch(value):
        return "the range has no beginning", f"add the first page, or write `{match[1]}` for the last alone"
    if match := _OPEN.fullmatch(value):
        return "the range has no end", f"add the last page: `{match[1]}--…`, or write `{match[1]}` for the first alone"
    if any(map(_is_backwards, _RANGE.finditer(value))):
        return "the range ends before it begins", "a range is the first page, `--` and the last one"
    return "", ""


def _is_backwards(match: re.Match[str]) -> bool:
    """Whether the second of two numbers is the smaller one. `123--9` and `1023--31` leave out what is the same."""
    is_of_one_kind = match[1] == match[3] and len(match[2]) == len(match[4])
    return is_of_one_kind and int(match[4][:_DIGITS]) < int(match[2][:_DIGITS])
