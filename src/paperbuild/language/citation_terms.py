"""What CSL's locales say otherwise than a language's own readers expect, as CSL has it: dates, and words for notes.

A note's date is the cover's: CLDR's long form, whose months CSL takes by their names alone (`сентябрь`; after a day,
`output/text/citation_marks.py` sets them as they stand there). Words that a CSL locale lacks, or has in English or
Latin where scholars have their own, stand in the language's file (`Language.citation_words`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from babel import UnknownLocaleError
from babel.dates import format_date

from paperbuild.language.cldr import cldr_locale
from paperbuild.language.lookup import language_of, with_region

_SAMPLE = datetime.date(2345, 11, 28)  # its year, month and day are told apart by their figures
_FIGURES = {"2345": "year", "11": "month", "28": "day"}


class DatePart(NamedTuple):
    """A part of a date (`day`, `month`, `year`), whether it `is_name`, and what stands before and after it."""

    name: str
    is_name: bool
    before: str
    after: str


class DateForm(NamedTuple):
    """How a language writes a day: the parts in their order, and the names of the months, as they stand alone."""

    parts: tuple[DatePart, ...]
    months: tuple[str, ...]


@cache
def date_form(tag: str) -> DateForm | None:
    """The long form of a date in the language `tag` (BCP 47), which CLDR has; None where it has none."""
    try:
        locale = cldr_locale(with_region(tag))
    except (UnknownLocaleError, ValueError):
        return None
    alone, after_day = (locale.months[kind]["wide"] for kind in ("stand-alone", "format"))
    text = format_date(_SAMPLE, format="long", locale=locale)
    name = after_day[_SAMPLE.month]
    pattern = "|".join(re.escape(one) for one in sorted({*_FIGURES, name}, key=len, reverse=True))
    found = list(re.finditer(pattern, text))
    if sorted(_FIGURES.get(one[0], "month") for one in found) != ["day", "month", "year"]:
        return None  # in other figures, or in another calendar
    return DateForm(tuple(_parts(text, found)), tuple(_month(alone[one], after_day[one]) for one in range(1, 13)))


def _month(alone: str, after_day: str) -> str:
    """A month as CSL is told it: as it stands alone, unless only its capital tells it from what follows a day."""
    return after_day if alone.casefold() == after_day.casefold() else alone


def citation_words(tag: str) -> Mapping[str, str]:
    """By CSL's name for it, the word of the language `tag` that stands in place of its CSL locale's."""
    return language_of(tag).citation_words


def _parts(text: str, found: list[re.Match[str]]) -> list[DatePart]:
    """The parts of a date. What stands between two goes with the one that is not said where the other is: a day never
    stands without its month, nor a month without its year."""
    names = [_FIGURES.get(one[0], "month") for one in found]
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    rest = [text[: found[0].start()], *between, text[found[-1].end() :]]
    begins_with_year = names[0] == "year"
    made = []
    for index, one in enumerate(found):
        before, after = rest[index] if index == 0 else "", rest[index + 1]
        if begins_with_year:  # 2016年 5月 1日: the mark stays with its part, the space with the next
            after = after.rstrip()
            before = rest[index][len(rest[index].rstrip()) :] if index else before
        made.append(DatePart(names[index], one[0] not in _FIGURES, before, after))
    return made
