"""Years that are counted otherwise, as years of the Gregorian calendar: Persian, Hebrew, Buddhist, Japanese, Hijri.

A year that begins within another is either of two. Sources of the offsets: CLDR's supplementalData (calendars, eras).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from paperbuild.language.lookup import language_of

_HEBREW_VALUES = {letter: value for value, letter in enumerate("אבגדהוזחט", 1)}
_HEBREW_VALUES |= {letter: 10 * value for value, letter in enumerate("יכלמנסעפצ", 1)}
_HEBREW_VALUES |= {letter: 100 * value for value, letter in enumerate("קרשת", 1)}
_HEBREW_YEAR = re.compile(r"(?<!\w)[בהלמ]?(?:ה['׳])?(?P<year>ת[קרשת]?[א-ת]{0,3}[\"״][א-ת])(?!\w)")
_JAPANESE = re.compile(r"(?P<era>明治|大正|昭和|平成|令和)[ \u00a0]?(?P<year>元|\d{1,2})年")
_BEFORE_FIRST = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ROC = re.compile(r"民[國国](?P<year>\d{2,3})年")
_OF_END = {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}


def gregorian_years(year: int, locale: str) -> frozenset[str]:
    """The years that `year`, written in a text of `locale`, would be if it were counted as its other calendars do."""
    ways = (_BY_NUMBER[name] for name in language_of(locale).other_calendars if name in _BY_NUMBER)
    return frozenset(str(found) for way in ways for found in way(year))


def years_in_words(text: str, locale: str) -> frozenset[str]:
    """The Gregorian years that `text`, in plain digits, has with the name of an era, or in letters."""
    ways = (_BY_TEXT[name] for name in language_of(locale).other_calendars if name in _BY_TEXT)
    return frozenset(str(found) for way in ways for found in way(text))


def names_other_month(text: str, locale: str) -> bool:
    """Whether `text` names a month of another calendar: then days and months are not those of the Gregorian one."""
    pattern = _other_months(locale)
    return pattern is not None and pattern.search(text) is not None


@cache
def _other_months(locale: str) -> re.Pattern[str] | None:
    language = language_of(locale)
    prefix = f"[{language.month_prefixes}]?" if language.month_prefixes else ""
    months = language.other_months
    return (
        re.compile(
            rf"\d{{1,4}}[\s\u200c]{{0,2}}{prefix}(?:{months})(?!\w)|(?<!\w){prefix}(?:{months})[\s\u200c]{{0,2}}"
            r"(?:ماه )?\d{1,4}"
        )
        if months
        else None
    )


def _persian(year: int) -> Iterator[int]:
    if 1250 <= year < 1500:
        yield from (year + 621, year + 622)


def _islamic(year: int) -> Iterator[int]:
    """Years of 354 or 355 days: 33 of them are 32 of ours."""
    if 1250 <= year < 1500:
        first = int(622 + (year - 1) * 0.970224)
        yield from (first, first + 1)


def _hebrew(year: int) -> Iterator[int]:
    if 5500 <= year < 5900:
        yield from (year - 3761, year - 3760)


def _buddhist(year: int) -> Iterator[int]:
    if 2350 <= year < 2700:
        yield year - 543


def _hebrew_in_letters(text: str) -> Iterator[int]:
    for match in _HEBREW_YEAR.finditer(text):
        letters = (
            _HEBREW_VALUES.get(letter, _HEBREW_VALUES.get(_OF_END.get(letter, ""), 0)) for letter in match["year"]
        )
        yield from _hebrew(5000 + sum(letters))


def _japanese(text: str) -> Iterator[int]:
    for match in _JAPANESE.finditer(text):
        yield _BEFORE_FIRST[match["era"]] + (1 if match["year"] == "元" else int(match["year"]))


def _roc(text: str) -> Iterator[int]:
    yield from (1911 + int(match["year"]) for match in _ROC.finditer(text))


_BY_NUMBER: Mapping[str, Callable[[int], Iterator[int]]] = {
    "persian": _persian,
    "islamic": _islamic,
    "hebrew": _hebrew,
    "buddhist": _buddhist,
}
_BY_TEXT: Mapping[str, Callable[[str], Iterator[int]]] = {
    "hebrew": _hebrew_in_letters,
    "japanese": _japanese,
    "roc": _roc,
}
