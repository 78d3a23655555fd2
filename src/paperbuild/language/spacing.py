"""Which spaces belong where in running text, language by language.

Two things are told apart. Where a space stands, its kind (narrow, wide, one at which no line ends) is set when a paper
is rendered: nobody has to type U+202F. Where a space is missing, or stands where none belongs, the text itself is at
fault: `misset` tells it. Everything here looks at text alone; what is text, and no code or address, its callers know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

NO_BREAK, NARROW = "\u00a0", "\u202f"

OBJECT = "\ufffc"
"""Stands for what is no text of the language: code, a formula, an address, words in another language."""

_SPACE = "(?P<at>[ \n\u00a0\u2009\u202f])"
# What may follow a mark that ends a clause.
_END = rf"(?=[\s)\]»”’\"*_\ue000{OBJECT}]|\Z)"
# The same, and a break of emphasis, where the mark begins right after a word.
_AFTER = r"(?=[;!?]*[*_]{0,3}(?:[\s)»”\]]|\Z))"
# A word, or what may stand for one, as it is written, and the end of its emphasis.
_WORD_END = r"[\w)»”’%…\]}>`]\*{0,3}"
_NONE_BEFORE = "no space before `{mark}`"
_UNITS = r"(?:%|‰|°|€|£|\$|¢|kg|g|km|cm|mm|m²|km²|m|ha|l|kWh|MWh|GWh|EUR|USD|CHF|GBP)(?!\w)"
_THOUSANDS = r"(?:millions?|milliards?|billions?|Millionen|Milliarden|Mio\.|Mrd\.|mln|mld|tys\.|млн|млрд|тыс\.)"

# Words that do not stand at the end of a line before the number that they name.
_BEFORE_NUMBER = {
    "de": r"S\.|Nr\.|Abs\.|Art\.|Bd\.|Kap\.|Ziff\.|Abb\.|Anm\.|§§?",
    "en": r"pp?\.|No\.|Nos\.|Art\.|vol\.|ch\.|fig\.|para\.|§§?",
    "es": r"pp?\.|n\.º|art\.|núm\.|vol\.|cap\.|§",
    "fr": r"pp?\.|n[o°ᵒº]|nos|art\.|vol\.|chap\.|fig\.|t\.|§§?",
    "it": r"pp?\.|n\.|art\.|vol\.|cap\.|§",
    "pt": r"pp?\.|n\.º|art\.|vol\.|cap\.|§",
    "ru": r"с\.|стр\.|т\.|гл\.|ст\.|п\.|рис\.|№|§",
    "uk": r"с\.|т\.|гл\.|ст\.|п\.|рис\.|№|§",
    "pl": r"s\.|nr|art\.|t\.|rozdz\.|§",
    "cs": r"s\.|č\.|čl\.|odst\.|sv\.|kap\.|§",
    "el": r"σ\.|σελ\.|αρ\.|τ\.|κεφ\.|§",
}
# Words of one letter that do not stand at the end of a line.
_SHORT_WORDS = {
    "cs": "kKsSvVzZoOuUaAiI",
    "sk": "kKsSvVzZoOuUaAiI",
    "pl": "aAiIoOuUwWzZ",
    "ru": "вВкКсСоОуУиИаАяЯ",
    "uk": "вВуУзЗоОіІйЙаАяЯ",
}
# Abbreviations whose parts stay together: "z. B.", "d. h.".
_TOGETHER = {
    "de": ("z.B.", "d.h.", "u.a.", "i.d.R.", "v.a.", "s.o.", "s.u.", "u.U.", "o.Ä."),
    "ru": ("т.е.", "т.д.", "т.к.", "т.п.", "и.о."),
    "uk": ("т.е.", "т.д.", "т.к.", "т.п."),
    "pl": ("m.in.",),
    "cs": ("t.j.",),
}
# Words that do not stand at the beginning of a line after their number: months after their day, and more.
_AFTER_NUMBER = {
    "bg": r"г\.",
    "uk": r"рр?\.|ст\.",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "ru": r"гг?\.|вв?\.|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
}
_GERMAN_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# CLDR 46: languages that group figures by spaces.
_SPACED_FIGURES = frozenset("bg cs et fi fr hu lt lv nb nn no pl pt ru sk sv uk".split())
# Those in which a space stands before the percent sign: DIN 5008, the RAE's Ortografía, the Lexique, CLDR 46.
_SPACED_PERCENT = frozenset("da de es fi fr nb nn no sv".split())
_NO_WORD_SPACES = frozenset({"ja", "zh"})


class Misset(NamedTuple):
    """A fault at `start` to `end` of a text (0-based), which `right` would mend; `what` says what it is."""

    start: int
    end: int
    right: str
    what: str


class _Marks(NamedTuple):
    """The space before each mark, and within guillemets. Where they `must` be there, one that is missing is told."""

    before: tuple[tuple[str, str], ...]
    guillemets: str
    must: bool


_FRENCH = _Marks((("[;!?]", NARROW), (":", NO_BREAK)), NARROW, must=True)
_MARKS = {
    "fr": _FRENCH,
    # Only the colon and the guillemets, by the Vitrine linguistique of Québec.
    "fr-CA": _Marks(((":", NO_BREAK),), NO_BREAK, must=True),
    # Usage in Switzerland is divided: what an author sets stands, and no line ends there.
    "fr-CH": _Marks((("[;!?:]", NARROW),), NARROW, must=False),
}


def set_spaces(text: str, locale: str) -> str:
    """`text` with each space of the kind that its place asks for, letter for letter as long as it was."""
    letters = list(text)
    for pattern, kind in _kinds(locale):
        for match in pattern.finditer(text):
            letters[match.start("at")] = kind
    return "".join(letters)


def misset(text: str, locale: str) -> Iterator[Misset]:
    """What is missing or too much in `text`; what may be meant so is not among it."""
    for pattern, right, what in _faults(locale):
        for match in pattern.finditer(text):
            yield Misset(*match.span("at"), right, what.format(mark=match["mark"]))


def space_before(mark: str, locale: str) -> str:
    """The space that a language sets before a `mark` that ends a clause; empty where it sets none."""
    marks = _marks(locale)
    return next((kind for pattern, kind in (marks.before if marks else ()) if re.fullmatch(pattern, mark)), "")


def has_marks_of_its_own(locale: str) -> bool:
    """Whether a language has another comma than Latin text."""
    return _language(locale) in _NO_WORD_SPACES | _ARABIC_WRITTEN


def joins_lines(before: str, after: str, locale: str) -> bool:
    """Whether a line's end between two letters is no space, as in languages that put none between words."""
    return _language(locale) in _NO_WORD_SPACES and bool(_WIDE.fullmatch(before) or _WIDE.fullmatch(after))


_WIDE = re.compile("[\u2014\u2018-\u201d\u2026\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_HAN = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ARABIC = "\u0620-\u064a\u0671-\u06d3"


def _language(locale: str) -> str:
    return locale.split("-")[0]


def _marks(locale: str) -> _Marks | None:
    return _MARKS.get(locale) or _MARKS.get(_language(locale))


@cache
def _kinds(locale: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Where a space stands (the group `at`), and of which kind it is there."""
    if _language(locale) in _NO_WORD_SPACES:
        return ()
    patterns = (*_kinds_at_numbers(_language(locale)), *_kinds_at_words(_language(locale)), *_kinds_at_marks(locale))
    return tuple((re.compile(pattern), kind) for pattern, kind in patterns)


def _kinds_at_numbers(language: str) -> Iterator[tuple[str, str]]:
    yield rf"\d{_SPACE}(?=(?:{_UNITS}|{_THOUSANDS})(?!\w))", NO_BREAK
    if language in _SPACED_FIGURES:
        yield rf"(?<!\d)\d{{1,3}}{_SPACE}(?=\d{{3}}(?!\d))", NARROW
    if words := _BEFORE_NUMBER.get(language):
        yield rf"(?<!\w)(?:{words}){_SPACE}(?=\d|[ivxlc]+\b)", NO_BREAK
    if words := _AFTER_NUMBER.get(language):
        yield rf"\d{_SPACE}(?=(?:{words})(?!\w))", NO_BREAK
    if language == "de":
        yield rf"\d\.{_SPACE}(?=(?:{_GERMAN_MONTHS})\b)", NO_BREAK


def _kinds_at_words(language: str) -> Iterator[tuple[str, str]]:
    if letters := _SHORT_WORDS.get(language):
        yield rf"(?<!\w)[{letters}]{_SPACE}(?=\w)", NO_BREAK
    for group in _TOGETHER.get(language, ()):
        parts = [f"{re.escape(part)}\\." for part in group.rstrip(".").split(".")]
        yield from ((rf"(?<!\w){one}{_SPACE}(?={other})", NO_BREAK) for one, other in pairwise(parts))
    if language in {"ru", "uk", "bg"}:
        yield rf"(?<=\S){_SPACE}(?=—\s)", NO_BREAK


def _kinds_at_marks(locale: str) -> Iterator[tuple[str, str]]:
    if marks := _marks(locale):
        for mark, kind in marks.before:
            yield rf"(?<=\S){_SPACE}(?={mark}+{_END})", kind
        yield rf"«{_SPACE}", marks.guillemets
        yield rf"{_SPACE}(?=»)", marks.guillemets


@cache
def _faults(locale: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Where something is wrong (the group `at`) about a `mark`, what is right there, and what is wrong."""
    language = _language(locale)
    if language in _NO_WORD_SPACES:
        patterns = (*_borrowed(_HAN, _FULL_WIDTH),)
    elif language in _ARABIC_WRITTEN:
        patterns = (*_borrowed(_ARABIC, _ARABIC_MARKS), *_superfluous("[,.;:!?،؛؟]"))
    elif marks := _marks(locale):
        patterns = (*_missing(marks), *_missing_percent(language), *_superfluous("[,.]"))
    else:
        patterns = (*_missing_percent(language), *_superfluous("[,.;:!?]"))
    return tuple((re.compile(pattern), right, what) for pattern, right, what in patterns)


_ARABIC_WRITTEN = frozenset({"ar", "fa", "ps", "ug", "ur"})
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_ARABIC_MARKS = {",": "،", ";": "؛", "?": "؟"}


def _borrowed(letters: str, marks: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for mark, right in marks.items():
        yield (
            rf"(?<=[{letters}])(?P<at>(?P<mark>{re.escape(mark)}))(?![\[(])",
            right,
            "`{mark}` is the mark of another script",
        )


def _missing(marks: _Marks) -> Iterator[tuple[str, str, str]]:
    if marks.must:
        for mark, kind in marks.before:
            yield rf"{_WORD_END}(?P<at>)(?P<mark>{mark}){_AFTER}", kind, _NONE_BEFORE
        yield r"(?P<mark>«)(?P<at>)(?=[\w*])", marks.guillemets, "no space after `{mark}`"
        yield rf"{_WORD_END}[.!?]?(?P<at>)(?P<mark>»)", marks.guillemets, _NONE_BEFORE


def _missing_percent(language: str) -> Iterator[tuple[str, str, str]]:
    if language in _SPACED_PERCENT:
        yield r"(?<=\d)(?P<at>)(?P<mark>[%‰€])(?!\w)", NO_BREAK, _NONE_BEFORE


def _superfluous(marks: str) -> Iterator[tuple[str, str, str]]:
    yield rf"(?<=[\w%)»”’\]}}>`])(?P<at>[ \u00a0\u202f]+)(?P<mark>{marks})(?=[ \r\n]|\Z)", "", "a space before `{mark}`"
