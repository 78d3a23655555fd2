"""Hyphens between two numbers of a range, where an en dash belongs: `103-105`, `2010-2015`, `1998-9`.

Many numbers with a hyphen are no ranges. Left alone are those that have more than one hyphen or a leading zero (dates
of ISO 8601, telephone numbers, ISBN), that stand at a letter, a slash or an equals sign (`C-157/79`), whose second
number is not the larger one, that may be a year and a month, and those that follow what names one thing by its number
(`loi n° 2016-44`, `ISO 9001-2`, `Figure 2-3`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.language.lookup import language_of
from paperbuild.language.scripts import ways_of

_PAIR = re.compile(
    r"(?<![\w/.,:=@#+'’\u2010-\u2015-])(?P<first>[1-9]\d{0,3}|0)-(?P<second>[1-9]\d{0,3})"
    r"(?![\w/:=@\u2010-\u2015-]|[.,]\d|\s?=|\(\d)"
)
# What names one thing: a standard by its letters, a law or a docket by its number, a figure by its chapter's.
_NAME = re.compile(
    r"(?:\b[A-Z]{2,6}|n[o°ºᵒ]\.?|nr\.?|no\.|№|nº|č\.|\bfig(?:ure|\.)?|\btable|\btableau|\btab\.|\btabelle|\babb(?:ildung|\.)"
    r"|\bbox|\bcase|\bformula|\bequation|\btel\.?|\bphone|\bfax|\bcode|\bmodel|\bversion|\broom)[\s\u00a0\u202f:]*\Z",
)
_NAME_ANY_CASE = re.compile(_NAME.pattern.replace(r"\b[A-Z]{2,6}|", ""), re.IGNORECASE)
# Round the clock, and a day.
_IDIOMS = frozenset({"24-7", "9-11"})
_YEARS = range(1000, 3000)
_MONTHS = range(1, 13)


def hyphens_in_ranges(text: str, locale: str) -> Iterator[int]:
    """Where in `text` a hyphen stands between the numbers of a range; nowhere in a script that has other signs."""
    if ways_of(language_of(locale).script).has_wide_marks:
        return
    for match in _PAIR.finditer(text):
        before = text[max(match.start() - 24, 0) : match.start()]
        is_named = _NAME.search(before) or _NAME_ANY_CASE.search(before)
        if not is_named and match[0] not in _IDIOMS and _is_range(match["first"], match["second"]):
            yield match.end("first")


def _is_range(first: str, second: str) -> bool:
    """Whether the second number is the larger one, also where it leaves out the figures that both have."""
    if int(first) in _YEARS and len(second) == 2 and int(second) in _MONTHS:
        return False
    missing = len(first) - len(second)
    if missing > 0:
        return len(second) <= 2 and int(first[:missing] + second) > int(first)
    return int(second) > int(first) and -missing <= 1 and (len(first), len(second)) != (3, 4)
