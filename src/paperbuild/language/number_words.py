"""Reads numbers that are written as words: what is `35` in one language may be `thirty-five` in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperbuild.language.languages import base_language

_WORD = re.compile(r"[^\W\d_]+")


def _named(units: str, tens: str, hundred: str, thousand: str, million: str) -> Mapping[str, int]:
    """The words of a language: those of 0 to 19, of 20 to 90, and the sizes; several for one number have `/`."""
    numbers = [*range(20), *range(20, 100, 10), 100, 1000, 1_000_000]
    words = [*units.split(), *tens.split(), hundred, thousand, million]
    return {word: number for number, names in zip(numbers, words, strict=True) for word in names.split("/") if word}


_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_FRENCH = "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - -"
_GERMAN = (
    "null ein/eins/eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_SPANISH = (
    "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve"
)
_WORDS = {
    "en": _named(
        _ENGLISH,
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "hundred",
        "thousand/thousands",
        "million/millions",
    ),
    "fr": _named(
        _FRENCH,
        "vingt/vingts trente quarante cinquante soixante septante huitante nonante",
        "cent/cents",
        "mille",
        "million/millions",
    ),
    "de": _named(
        _GERMAN,
        "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
        "hundert",
        "tausend",
        "million/millionen",
    ),
    "es": _named(
        _SPANISH,
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "cien/ciento/cientos",
        "mil",
        "millón/millones",
    ),
}
_BETWEEN = {"en": {"and"}, "fr": {"et"}, "de": {"und"}, "es": {"y"}}
# German writes one word: fünfunddreißigtausend.
_COMPOUND = re.compile("|".join(sorted({*_WORDS["de"], "und"}, key=len, reverse=True)))


_COLLECTIVES = {
    "dozen": 12, "dozens": 12, "score": 20, "scores": 20, "fortnight": 15,
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "centaines": 100, "millier": 1000, "milliers": 1000,
    "premier": 1, "first": 1, "ersten": 1, "primero": 1,
    "dutzend": 12, "docena": 12, "decena": 10, "quincena": 15, "veintena": 20, "centenar": 100, "centenares": 100,
    "hundreds": 100, "hunderte": 100, "millar": 1000,
}  # fmt: skip


def has_number_words(locale: str) -> bool:
    """Whether the number words of a language are read here."""
    return base_language(locale) in _WORDS


def numbers_in_words(text: str, locale: str) -> frozenset[str]:
    """The values of the numbers above twenty that `text` has in words; none in a language that is not known here."""
    language = base_language(locale)
    if language not in _WORDS:
        return frozenset()
    return frozenset(str(value) for run in _runs(text.casefold(), language) if (value := _value(run)) > 20)


def small_numbers_in_words(text: str, locale: str) -> frozenset[str]:
    """The values of all the numbers that `text` may have in words: of `vingt et trente` each, and a score is 20."""
    language = base_language(locale)
    if language not in _WORDS:
        return frozenset()
    runs = list(_runs(text.casefold(), language))
    values = {*map(_value, runs), *(number for run in runs for number in run)}
    values |= {_COLLECTIVES[word] for word in _WORD.findall(text.casefold()) if word in _COLLECTIVES}
    return frozenset(map(str, values))


def _runs(text: str, language: str) -> Iterator[list[int]]:
    """The numbers that words stand for, in stretches that are one number."""
    words = _WORDS[language]
    run: list[int] = []
    for word in _parts(text, language):
        if word in words:
            run.append(words[word])
        elif not (run and word in _BETWEEN[language]):
            if run:
                yield run
            run = []
    if run:
        yield run


def _parts(text: str, language: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        parts = _COMPOUND.findall(match.group()) if language == "de" else []
        yield from parts if parts and "".join(parts) == match.group() else [match.group()]


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
