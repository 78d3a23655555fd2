"""The size of a file, as people write it in their language: `0.4 MB`, `0,4 Mo`."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from paperbuild.language.cldr import cldr_locale

_UNITS = ("digital-kilobyte", "digital-megabyte", "digital-gigabyte")


def size_text(size: int, locale: str) -> str:
    """`size` bytes to two figures, a kilobyte at least. A locale that CLDR does not know is written as English."""
    number, unit = _rounded(max(size, 1000) / 1000), 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = _rounded(number / 1000), unit + 1
    return format_unit(number, _UNITS[unit], "short", locale=_babel_locale(locale))


def _rounded(number: float) -> float:
    return float(f"{number:.2g}")


def _babel_locale(locale: str) -> Locale:
    try:
        return cldr_locale(locale)
    except (UnknownLocaleError, ValueError):
        return cldr_locale("en")
