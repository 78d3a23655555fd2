"""Reads numbers that are written as words: what is `35` in one language may be `thirty-five` in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from paperbuild.language.language import NumberWords
from paperbuild.language.lookup import known_languages, language_of

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"(\d{1,4})(?:\.?(?:st|nd|rd|th|er|ère|re|nde?|ème|e|de|te|[ªºao])|\.[ªº]?)?")


def has_number_words(locale: str) -> bool:
    """Whether the number words of a language are read here."""
    return language_of(locale).number_words is not None


def numbers_in_words(text: str, locale: str) -> frozenset[str]:
    """The values of the numbers above twenty that `text` has in words; none in a language that is not known here."""
    words = language_of(locale).number_words
    if words is None:
        return frozenset()
    return frozenset(str(value) for run in _runs(text.casefold(), words) if (value := _value(run)) > 20)


def small_numbers_in_words(text: str, locale: str) -> frozenset[str]:
    """The values of all the numbers that `text` may have in words: of `vingt et trente` each, and a score is 20."""
    words = language_of(locale).number_words
    if words is None:
        return frozenset()
    runs = list(_runs(text.casefold(), words))
    values = {*map(_value, runs), *(number for run in runs for number in run)}
    together = _groups(words.collectives)
    values |= {together[word] for word in _WORD.findall(text.casefold()) if word in together}
    return frozenset(map(str, values))


def names_share(text: str, locale: str) -> bool:
    """Whether `text` has a share in words, which may be a percentage elsewhere: `half`, `one in five`."""
    words = language_of(locale).number_words
    return words is not None and re.search(rf"\b(?:{words.shares})\b", text, re.IGNORECASE) is not None


def edition_in_words(text: str) -> int:
    """The number of an edition that stands in the words or the figures of any language whose number words are read,
    with or without its word for "edition" (`Second`, `zweite Auflage`, `2ª ed.`); 0 for others (`second, revised`)."""
    text = " ".join(text.casefold().split())
    if text.isdecimal():  # no language has to be asked
        return int(text)
    known = (language.number_words for language in known_languages())
    return next((number for words in known if words and (number := _edition(text, words))), 0)


def _edition(text: str, words: NumberWords) -> int:
    match = re.fullmatch(rf"(?P<number>.+?)(?: ?(?:{words.edition}))?", text)
    number = match["number"].strip() if match else ""
    figure = _FIGURE.fullmatch(number)
    return int(figure[1]) if figure else _ordinal(number, words)


def _ordinal(text: str, words: NumberWords) -> int:
    """The number of an ordinal: 2 of `second`, 21 of `twenty-first`; 0 for other words."""
    irregular = _groups(words.ordinals)
    before, _, last = text.replace(" ", "-").rpartition("-")
    tens = _values(words).get(before, 0) if before else 0
    if before and not 20 <= tens <= 90:
        return 0
    stem = re.fullmatch(rf"(?P<stem>\w+?)(?:{words.ordinal_endings})", last)
    found = irregular.get(last) or (_cardinal(stem["stem"], words) if stem else 0)
    return tens + found if found else 0


def _cardinal(stem: str, words: NumberWords) -> int:
    """The number of a word that may have lost its last letter before an ending; 0 for other words."""
    values = _values(words)
    whole = next((values[word] for word in values if stem == word or (len(word) > 2 and stem == word[:-1])), 0)
    parts = list(_parts(stem, words)) if words.is_one_word else []
    is_number = all(part in values or part == words.between for part in parts)
    return whole or (_value([values[part] for part in parts if part in values]) if is_number else 0)


@cache
def _values(words: NumberWords) -> Mapping[str, int]:
    """What each word of a language stands for."""
    numbers = [*range(20), *range(20, 100, 10), 100, 1000, 1_000_000]
    named = [*words.units.split(), *words.tens.split(), words.hundred, words.thousand, words.million]
    return {word: number for number, names in zip(numbers, named, strict=True) for word in names.split("/")}


@cache
def _groups(named: str) -> Mapping[str, int]:
    """What each word of `12:dozen/dozens 20:score/scores` stands for."""
    groups = (group.partition(":") for group in named.split())
    return {word: int(number) for number, _, names in groups for word in names.split("/")}


def _runs(text: str, words: NumberWords) -> Iterator[list[int]]:
    """The numbers that words stand for, in stretches that are one number."""
    values = _values(words)
    run: list[int] = []
    for word in _parts(text, words):
        if word in values:
            run.append(values[word])
        elif not (run and word == words.between):
            if run:
                yield run
            run = []
    if run:
        yield run


def _parts(text: str, words: NumberWords) -> Iterator[str]:
    for match in _WORD.finditer(text):
        parts = _compound(words).findall(match.group()) if words.is_one_word else []
        yield from parts if parts and "".join(parts) == match.group() else [match.group()]


@cache
def _compound(words: NumberWords) -> re.Pattern[str]:
    """The words within one such as `fünfunddreißigtausend`."""
    return re.compile("|".join(sorted({*_values(words), words.between}, key=len, reverse=True)))


def _value(run: list[int]) -> int:
    """The number that the numbers of a run are together: 4 20 10 is 90, 2 100 35 is 235, 35 1000 is 35,000."""
    total = part = 0
    for number in run:
        if number == 20 and part % 100 == 4:
            part += 76
        elif number == 100:
            part = max(part, 1) * 100
        elif number > 100:
            total, part = total + max(part, 1) * number, 0
        else:
            part += number
    return total + part
