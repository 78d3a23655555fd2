"""Months by their names, in every language that has a file."""

from __future__ import annotations

from functools import cache

from babel import UnknownLocaleError

from paperbuild.language.cldr import cldr_locale
from paperbuild.language.lookup import known_languages

_ENGLISH = {"sept": 9}  # what Britons write; CLDR has it of en-GB alone


def month_number(name: str) -> int:
    """The month, from 1, that `name` is, in full or in short, in any letters' case; 0 for what is no month.

    English goes before all others (`mar`, `mai`); a name that means one month here and another there (`listopad`)
    is none.
    """
    bare = name.strip().rstrip(".").casefold()
    return english_month_number(bare) or (_all().get(bare, 0) if bare else 0)


def english_month_number(name: str) -> int:
    """The month, from 1, that `name` is in English, in full or in short; 0 for what is none."""
    return _english().get(name.strip().rstrip(".").casefold(), 0)


@cache
def _english() -> dict[str, int]:
    return {**dict(_names("en")), **_ENGLISH}


@cache
def _all() -> dict[str, int]:
    """The months of all languages; of a name of several months, 0. This loads their data: about half a second."""
    found: dict[str, int] = {}
    for language in known_languages():
        for name, number in _names(language.tag):
            found[name] = number if found.get(name, number) == number else 0
    return found


def _names(tag: str) -> list[tuple[str, int]]:
    try:
        months = cldr_locale(tag).months
    except (UnknownLocaleError, ValueError):
        return []
    ways = [months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    names = ((str(name).rstrip(".").casefold(), number) for way in ways for number, name in way.items())
    return [(name, number) for name, number in names if any(letter.isalpha() for letter in name)]
