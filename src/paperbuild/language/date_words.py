"""What a language says of dates that are no plain days: `c. 1850`, `before 1999`, `1990s`, `in press`.

The words are the languages' own (`language/data/`); a language without them is given the English ones, as CSL does.
"""

from __future__ import annotations

from babel import UnknownLocaleError

from paperbuild.language.cldr import cldr_locale
from paperbuild.language.dates import partial_date_text
from paperbuild.language.lookup import language_of, with_region
from paperbuild.language.scripts import ways_of
from paperbuild.language.typography import script

_SEASONS = range(21, 25)  # ISO 8601-2


def about(date: str, locale: str) -> str:
    """`date`, a text, as one that is approximate: `c. 1850`."""
    return _phrase("circa", locale).format(date)


def before(date: str, locale: str) -> str:
    """The time up to `date`, a text: `before 1999`."""
    return _phrase("before", locale).format(date)


def decade(year: int, locale: str) -> str:
    """The ten years from `year`: `1990s`; empty where it is not known how the language writes them."""
    words = language_of(locale).date_words
    pattern = words.get("decade", "") if words else _phrase("decade", locale)
    return pattern.format(year)


def instead_of_date(term: str, locale: str) -> str:
    """What stands in place of a date, by its term in CSL: `in press`, `forthcoming`, `no date`."""
    return _phrase(term, locale)


_STAND_IN = 2000  # a year with every day


def moment_text(year: int, month: int, day: int, locale: str) -> str:
    """A year (0 is 1 BC), a month, a season (21 to 24) or a day in words; what is 0 of month and day is not said.

    Years before 1000 have their era, as citeproc writes them.
    """
    if month in _SEASONS:
        season = _phrase("seasons", locale).split()[month - _SEASONS[0]]
        return (
            f"{_year_text(year, locale)}{season}" if _counts_years(locale) else f"{season} {_year_text(year, locale)}"
        )
    if not month or year > 9999:
        return _year_text(year, locale)
    after_year = f"-{month:02}" + (f"-{day:02}" if day else "")
    if year >= 1000:
        return partial_date_text(f"{year:04}{after_year}", locale)
    stand_in = partial_date_text(f"{_STAND_IN}{after_year}", locale)  # calendars begin later
    return stand_in.replace(_year_text(_STAND_IN, locale), _year_text(year, locale))


def _year_text(year: int, locale: str) -> str:
    if year >= 1000:
        return f"{year}年" if _counts_years(locale) else str(year)
    era, number = (1, year) if year > 0 else (0, 1 - year)
    name = _eras(locale)[era]
    return f"{name}{number}年" if _counts_years(locale) else f"{number} {name}"


def _counts_years(locale: str) -> bool:
    """Whether a year has its counting word: where Chinese characters are written."""
    return ways_of(script(locale)).has_wide_marks


def _eras(locale: str) -> tuple[str, str]:
    try:
        eras = cldr_locale(with_region(locale)).eras["abbreviated"]
    except (UnknownLocaleError, ValueError):
        eras = cldr_locale("en-GB").eras["abbreviated"]
    return str(eras[0]), str(eras[1])


def _phrase(name: str, locale: str) -> str:
    return language_of(locale).date_words.get(name) or language_of("en").date_words[name]
