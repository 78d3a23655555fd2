"""Whether a text may say a figure in other words: in letters, as a share, by a month's name, in another calendar."""

from __future__ import annotations

import re
from decimal import Decimal

from paperbuild.language.number_words import (
    is_in_words,
    is_number_said,
    is_number_written,
    names_share,
    names_time,
)
from paperbuild.language.numerals.calendars import names_other_month, years_in_words
from paperbuild.language.numerals.digits import cjk_values, roman_numbers, with_plain_digits
from paperbuild.language.numerals.figure import Figure, whole_number
from paperbuild.language.numerals.months import month_mentions, months_perhaps_named
from paperbuild.language.numerals.scales import scales_named
from paperbuild.language.numerals.units import has_percent_in_words

_NUMBER = re.compile(r"\d{1,24}(?:\.\d{1,24})?")
_DECADE = re.compile(r"(?:1[89]|20)\d0")
_THIRDS = (33, 66, 67)
_HALVES = re.compile(r"\d{1,2}\.(?:5|25|75)")
_FEW_HALVES = re.compile(r"\d?\.5")
_LAST_DAY = 31
_MANY_FORMS = 3  # one, two and three are said in many ways, of which a text shows none: `may_be_left_out`
_MOST_IN_WORDS = 10_000
_SCALES = tuple(Decimal(10) ** power for power in (2, 3, 5, 6, 7, 8, 9, 12))


def months_named(text: str, locale: str) -> frozenset[str]:
    """The values of the months that `text` names, wherever they stand."""
    return frozenset(f"month {mention.number}" for mention in month_mentions(with_plain_digits(text), locale))


def may_say(figure: Figure, text: str, locale: str) -> bool:
    """Whether `text`, in which `figure` of its counterpart is missing, may say it otherwise than in digits."""
    plain = with_plain_digits(text)
    if figure.is_month:
        is_named = figure.value in months_named(text, locale) or names_other_month(plain, locale)
        return figure.is_small or is_named or int(figure.value.split()[1]) in months_perhaps_named(text, locale)
    if figure.values & (roman_numbers(text) | years_in_words(plain, locale) | cjk_values(text)):
        return True
    if figure.value.startswith("tel"):
        return False
    if any(value.startswith("time") for value in figure.others) and names_time(text, locale):
        return True
    if figure.number is not None and figure.number <= _LAST_DAY and names_other_month(plain, locale):
        return True
    if figure.unit == "%":
        return _may_say_share(figure, text, locale)
    return _may_say_number(figure, text, locale)


def _may_say_share(figure: Figure, text: str, locale: str) -> bool:
    """Whether a percentage may stand in words: `half`, `three per cent`, `two and a half per cent`."""
    number = figure.number
    if number is None:
        return _HALVES.fullmatch(figure.value) is not None and has_percent_in_words(text, locale)
    if (number % 5 == 0 or number in _THIRDS) and names_share(text, locale):
        return True
    return has_percent_in_words(text, locale) and is_number_said(number, text, locale)


def may_be_left_out(figure: Figure, text: str, locale: str) -> bool:
    """Whether `text` may do without a figure: without a small one that counts nothing, one that may be a word in a
    language whose words for numbers nobody knows here, and one and a half, which is a word of its own in many."""
    if figure.unit == "%":
        return False
    if not figure.is_small:
        return not figure.unit and _FEW_HALVES.fullmatch(figure.value) is not None
    return not figure.is_count or figure.number is None or is_in_words(figure.number, text, locale)


def _may_say_number(figure: Figure, text: str, locale: str) -> bool:
    if _round_scales(figure) & scales_named(text, locale):
        return True
    if not figure.unit and _DECADE.fullmatch(figure.value) and _is_decade_in_words(int(figure.value), text, locale):
        return True
    numbers = [number for value in figure.values if (number := whole_number(value)) is not None]
    return any(
        is_number_written(number, text, locale) or (number > _MANY_FORMS and is_number_said(number, text, locale))
        for number in numbers
        if number < _MOST_IN_WORDS
    )


def _is_decade_in_words(year: int, text: str, locale: str) -> bool:
    """Whether `text` may say a decade in words: `the sixties`, or the tenth decade of its century."""
    decade = year % 100 // 10 + 1
    return is_in_words(year % 100, text, locale) or (decade > _MANY_FORMS and is_in_words(decade, text, locale))


def _round_scales(figure: Figure) -> frozenset[Decimal]:
    """The scales with which a number may be said in few words: `half a million`, `two and a half thousand`."""
    if not _NUMBER.fullmatch(figure.value):
        return frozenset()
    shares = {scale: Decimal(figure.value) / scale for scale in _SCALES}
    return frozenset(scale for scale, share in shares.items() if _is_in_few_words(share))


def _is_in_few_words(share: Decimal) -> bool:
    """Whether so many thousands or millions are said in few words: a quarter, two and a half, 1.2, 45."""
    return (Decimal("0.25") <= share < 1000 and share * 4 % 1 == 0) or (1 <= share < 100 and share * 10 % 1 == 0)
