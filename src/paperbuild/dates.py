"""Dates as people write them in their language. Nothing here knows what day it is."""

from __future__ import annotations

import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton


def date_text(date: datetime.date, locale: str) -> str:
    """A day in words: `24 November 2026`. A locale that CLDR does not know is written as English."""
    return format_date(date, format="long", locale=_babel_locale(locale))


def partial_date_text(date: str, locale: str) -> str:
    """A year, a month or a day (`2019`, `2019-09`, `2019-09-24`) in words; anything else as it is."""
    steps = date.split("-")
    try:
        numbers = [int(step) for step in steps]
    except ValueError:
        return date
    if len(numbers) == 3:
        return date_text(datetime.date(*numbers), locale)
    if len(numbers) == 2:
        day = datetime.date(numbers[0], numbers[1], 1)
        return format_skeleton("yMMMM", day, locale=_babel_locale(locale))
    return date


def language_name(locale: str) -> str:
    """What a locale's language calls itself: `français`. One that CLDR does not know is named by its code."""
    try:
        return Locale.parse(locale, sep="-").get_display_name() or locale
    except (UnknownLocaleError, ValueError):
        return locale


def _babel_locale(locale: str) -> Locale:
    # English without a region is American to CLDR; the house style is British.
    try:
        return Locale.parse("en-GB" if locale == "en" else locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")
