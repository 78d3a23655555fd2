"""Finds what two languages say alike: names and borrowed words, by their consonants in Latin letters; and days,
measures and countries, by CLDR's words for them.

Vowels change most from language to language, and scripts leave them out: `engineer` and `انجینئر` have consonants in
common, as far as c and k, b and p, d and t, j and g are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.units import format_unit

from paperbuild.language.languages import nearest_locale
from paperbuild.language.letters import WORD
from paperbuild.language.lookup import language_of
from paperbuild.language.numerals.digits import common_beginning
from paperbuild.language.scripts import ways_of

_WORD = re.compile(WORD)
_TWO_LETTERS = (("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("th", "t"), ("kh", "k"), ("gh", "g"),
                ("tz", "s"), ("ts", "s"))  # fmt: skip
_ONE_LETTER = str.maketrans({"c": "k", "q": "k", "x": "k", "z": "s", "j": "g", "d": "t", "b": "p", "w": "v"})
_NO_CONSONANT = re.compile("[^b-df-gj-np-tvwxz]|(.)(?=\\1)")
_FEWEST_CONSONANTS = 3
_MOST_MORE = 2  # consonants of an ending
_UNITS = ("day", "hour", "minute", "month", "week", "year")
_KNOWN = 4_000
_LONGEST_ENDING = 4
_MANY_WORDS = 60  # of a text that are looked at


def cognates(text: str, other: str) -> int:
    """How much two texts of different languages have in common: one for each word with three consonants as one of the
    other's, two for each with more."""
    mine, there = _consonants(text), _consonants(other)
    return sum(max((_alike(word, each) for each in there), default=0) for word in mine)


def _alike(word: str, other: str) -> int:
    kept = len(common_beginning((word, other)))
    is_alike = kept >= _FEWEST_CONSONANTS and max(len(word), len(other)) - kept <= _MOST_MORE
    return 0 if not is_alike else 1 if kept == _FEWEST_CONSONANTS else 2


@lru_cache(_KNOWN)
def _consonants(text: str) -> frozenset[str]:
    words = _WORD.findall(text)[:_MANY_WORDS]
    return frozenset(found for word in words if len(found := _skeleton(word)) >= _FEWEST_CONSONANTS)


def _skeleton(word: str) -> str:
    """The consonants of a word in Latin letters."""
    from anyascii import anyascii  # only a text in doubt needs it

    letters = re.sub("[^a-z]", "", anyascii(word).lower())
    for written, sound in _TWO_LETTERS:
        letters = letters.replace(written, sound)
    return _NO_CONSONANT.sub("", letters.translate(_ONE_LETTER))


def concepts(text: str, locale: str) -> frozenset[str]:
    """The days of the week, the measures of time and the countries that a text names, by names of CLDR's."""
    known = _lexicon(locale)
    if not ways_of(language_of(locale).script).has_word_spaces:
        return frozenset(found for word, found in known.items() if word in text)
    words = _WORD.findall(text.casefold())[:_MANY_WORDS]
    return frozenset(found for word in words if (found := _concept(word, known)))


def _concept(word: str, known: Mapping[str, str]) -> str:
    """What a word names in any case: it may have an ending that CLDR's word has not."""
    least = max(_LONGEST_ENDING, len(word) - _LONGEST_ENDING)
    beginnings = (word[:length] for length in range(len(word), min(least, len(word)) - 1, -1))
    return next((known[each] for each in beginnings if each in known), "")


@cache
def _lexicon(locale: str) -> Mapping[str, str]:
    cldr = nearest_locale(locale)
    return {word.casefold(): name for word, name in (*_measures(cldr), *_days(cldr), *_countries(cldr)) if word}


def _measures(cldr: Locale) -> Iterator[tuple[str, str]]:
    for unit in _UNITS:
        for count in (1, 2, 5):
            try:
                shown = format_unit(count, f"duration-{unit}", length="long", locale=cldr)
            except (UnknownLocaleError, ValueError):
                continue
            yield from ((word, unit) for word in _WORD.findall(shown))


def _days(cldr: Locale) -> Iterator[tuple[str, str]]:
    yield from ((str(name), f"day {number}") for number, name in cldr.days["format"]["wide"].items())


def _countries(cldr: Locale) -> Iterator[tuple[str, str]]:
    yield from ((str(name), code) for code, name in cldr.territories.items() if code.isalpha() and " " not in name)
