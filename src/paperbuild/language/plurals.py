"""Which form of a word stands with a number: CLDR's plural rules, by Babel."""

from __future__ import annotations

from paperbuild.language.cldr import cldr_locale


def number_kind(number: int, locale: str) -> str:
    """The kind that `number` is of where things are counted in the language `locale`: `one`, `few`, `other`."""
    return cldr_locale(locale).plural_form(number)


def ordinal_kind(number: int, locale: str) -> str:
    """The kind that `number` is of where things are put in order: in English `one` for the 1st and the 21st."""
    return cldr_locale(locale).ordinal_form(number)
