"""Dates as people write them in their language. Nothing here knows what day it is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from paperbuild.language.cldr import cldr_locale
from paperbuild.language.lookup import language_of, with_region


def date_text(date: datetime.date, locale: str) -> str:
    """A day in words: `24 November 2026`. A locale that CLDR does not know is written as English."""
    text = format_date(date, format="long", locale=_babel_locale(locale))
    ending = language_of(locale).first_day_ending if date.day == 1 else ""
    return text.replace("1 ", f"1{ending} ", 1) if ending else text


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


def months_after_day(locale: str) -> Mapping[str, str]:
    """The names of months as they stand after a day, by those that stand alone: `сентября` by `сентябрь`."""
    months = _babel_locale(locale).months
    alone, after_day = months["stand-alone"]["wide"], months["format"]["wide"]
    return {alone[number]: after_day[number] for number in alone}


def language_name(locale: str, shown_in: str = "") -> str:
    """What a locale's language calls itself: `français`; or what it is called in `shown_in`: `French`.

    One that CLDR does not know is named by its code.
    """
    try:
        return cldr_locale(locale).get_display_name(shown_in.replace("-", "_") or None) or locale
    except (UnknownLocaleError, ValueError):
        return locale


def _babel_locale(locale: str) -> Locale:
    try:
        return cldr_locale(with_region(locale))
    except (UnknownLocaleError, ValueError):
        return cldr_locale(with_region("en"))
