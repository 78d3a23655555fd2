"""Which spaces belong where in running text, language by language.

Two things are told apart. Where a space stands, its kind (narrow, wide, one at which no line ends) is set when a paper
is rendered: nobody has to type U+202F. Where a space is missing, or stands where none belongs, the text itself is at
fault: `misset` tells it. Everything here looks at text alone; what is text, and no code or address, its callers know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from paperbuild.language.language import NARROW, NO_BREAK, ClauseSpaces, Language
from paperbuild.language.lookup import language_of
from paperbuild.language.scripts import Script, ways_of

OBJECT = "\ufffc"
"""Stands for what is no text of the language: code, a formula, an address, words in another language."""

_STRETCH = re.compile(r"[^ \t\r\n]+")
_SPACE = "(?P<at>[ \n\u00a0\u2009\u202f])"
# What may follow a mark that ends a clause.
_END = rf"(?=[\s)\]»”’\"*_\ue000{OBJECT}]|\Z)"
# The same, and a break of emphasis, where the mark begins right after a word.
_AFTER = r"(?=[;!?]*[*_]{0,3}(?:[\s)»”\]]|\Z))"
# A word, or what may stand for one, as it is written, and the end of its emphasis.
_WORD_END = r"[\w)»”’%…\]}>`]\*{0,3}"
_NONE_BEFORE = "no space before `{mark}`"
_UNITS = r"(?:%|‰|°|€|£|\$|¢|kg|g|km|cm|mm|m²|km²|m|ha|l|kWh|MWh|GWh|EUR|USD|CHF|GBP)(?!\w)"
# The words for large numbers that several languages have.
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0141\u015a\u0160\u017b\u017d\u010c\u0391-\u03a9\u0410-\u042f"
_TITLES = r"Mrs?\.?|Ms\.?|Dr\.?|Prof\.|St\.|Mmes?|Mlles?|MM\."
_SIZES = "millions?|milliards?|billions?|mln|mld|млн|млрд"


class Misset(NamedTuple):
    """A fault at `start` to `end` of a text (0-based), which `right` would mend; `what` says what it is."""

    start: int
    end: int
    right: str
    what: str


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


def stretches(text: str) -> list[str]:
    """What stands between the spaces of `text` at which a line may end: a space that holds words together is a part of
    them (`12\u00a0%`), where `str.split` would part them."""
    return _STRETCH.findall(text)


def space_before(mark: str, locale: str) -> str:
    """The space that a language sets before a `mark` that ends a clause; empty where it sets none."""
    spaces = language_of(locale).clause_spaces
    return next((kind for pattern, kind in (spaces.before if spaces else ()) if re.fullmatch(pattern, mark)), "")


def colon(locale: str) -> str:
    """What stands between a label and what it says, spaces included."""
    if _script(locale).has_wide_marks:
        return "："
    return f"{space_before(':', locale)}: "


def has_marks_of_its_own(locale: str) -> bool:
    """Whether a language has another comma than Latin text."""
    return bool(_script(locale).own_marks)


def joins_lines(before: str, after: str, locale: str) -> bool:
    """Whether a line's end between two letters is no space, as where letters and marks are wide."""
    return _script(locale).has_wide_marks and bool(_WIDE.fullmatch(before) or _WIDE.fullmatch(after))


_WIDE = re.compile("[\u2014\u2018-\u201d\u2026\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_HAN = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ARABIC = "\u0620-\u064a\u0671-\u06d3"


def _script(locale: str) -> Script:
    return ways_of(language_of(locale).script)


@cache
def _kinds(locale: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Where a space stands (the group `at`), and of which kind it is there."""
    if _script(locale).has_wide_marks:
        return ()
    language = language_of(locale)
    patterns = (*_kinds_at_numbers(language), *_kinds_at_words(language), *_kinds_at_marks(language.clause_spaces))
    return tuple((re.compile(pattern), kind) for pattern, kind in patterns)


def _kinds_at_numbers(language: Language) -> Iterator[tuple[str, str]]:
    sizes = f"{_SIZES}|{language.sizes}" if language.sizes else _SIZES
    yield rf"\d{_SPACE}(?=(?:{_UNITS}|{sizes})(?!\w))", NO_BREAK
    if language.groups_by_space:
        yield rf"(?<!\d)\d{{1,3}}{_SPACE}(?=\d{{3}}(?!\d))", NARROW
    if words := _words_before_numbers(language):
        yield rf"(?<!\w)(?:{words}){_SPACE}(?=\d|[ivxlc]+\b)", NO_BREAK
    if words := language.after_number:
        yield rf"\d{_SPACE}(?=(?:{words})(?!\w))", NO_BREAK
    if words := language.after_ordinal:
        yield rf"\d\.{_SPACE}(?=(?:{words})\b)", NO_BREAK


def _words_before_numbers(language: Language) -> str:
    """Pattern of words that name what has the number behind them: what an author writes (`p.`), what the tool calls its
    own parts (`Table`), and places in works (`note`)."""
    labels = (form.partition("{}") for form in language.labels.values() if "{}" in form)
    own = {before.strip().rstrip("(").strip() for before, _, _ in labels}
    places = {word for forms in language.places.values() for word in forms.split()}
    words = sorted(filter(None, own | places), key=lambda word: (-len(word), word))
    named = "|".join(map(re.escape, words))
    return "|".join(filter(None, (language.before_number, f"(?i:{named})" if named else "")))


def _kinds_at_words(language: Language) -> Iterator[tuple[str, str]]:
    yield rf"(?<!\w)(?:[{_CAPITALS}]\.-?)+{_SPACE}(?=[{_CAPITALS}])", NO_BREAK  # J. R. R. Tolkien
    yield rf"(?<!\w)(?:{_TITLES}){_SPACE}(?=[{_CAPITALS}])", NO_BREAK
    if letters := language.short_words:
        yield rf"(?<!\w)[{letters}]{_SPACE}(?=\w)", NO_BREAK
    for group in language.abbreviations.split():
        parts = [f"{re.escape(part)}\\." for part in group.rstrip(".").split(".")]
        yield from ((rf"(?<!\w){one}{_SPACE}(?={other})", NO_BREAK) for one, other in pairwise(parts))
    if language.keeps_dash:
        yield rf"(?<=\S){_SPACE}(?=—\s)", NO_BREAK


def _kinds_at_marks(spaces: ClauseSpaces | None) -> Iterator[tuple[str, str]]:
    if spaces:
        for mark, kind in spaces.before:
            yield rf"(?<=\S){_SPACE}(?={mark}+{_END})", kind
        yield rf"«{_SPACE}", spaces.guillemets
        yield rf"{_SPACE}(?=»)", spaces.guillemets


@cache
def _faults(locale: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Where something is wrong (the group `at`) about a `mark`, what is right there, and what is wrong."""
    language, script = language_of(locale), _script(locale)
    if script.has_wide_marks:
        patterns = (*_borrowed(_HAN, script.own_marks),)
    elif script.own_marks:
        patterns = (*_borrowed(_ARABIC, script.own_marks), *_superfluous("[,.;:!?،؛؟]"))
    elif spaces := language.clause_spaces:
        patterns = (*_missing(spaces), *_missing_percent(language), *_superfluous("[,.]"))
    else:
        patterns = (*_missing_percent(language), *_superfluous("[,.;:!?]"))
    return tuple((re.compile(pattern), right, what) for pattern, right, what in patterns)


def _borrowed(letters: str, marks: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for mark, right in marks:
        yield (
            rf"(?<=[{letters}])(?P<at>(?P<mark>{re.escape(mark)}))(?![\[(])",
            right,
            "`{mark}` is the mark of another script",
        )


def _missing(spaces: ClauseSpaces) -> Iterator[tuple[str, str, str]]:
    if spaces.must:
        for mark, kind in spaces.before:
            yield rf"{_WORD_END}(?P<at>)(?P<mark>{mark}){_AFTER}", kind, _NONE_BEFORE
        yield r"(?P<mark>«)(?P<at>)(?=[\w*])", spaces.guillemets, "no space after `{mark}`"
        yield rf"{_WORD_END}[.!?]?(?P<at>)(?P<mark>»)", spaces.guillemets, _NONE_BEFORE


def _missing_percent(language: Language) -> Iterator[tuple[str, str, str]]:
    if language.has_space_before_percent:
        yield r"(?<=\d)(?P<at>)(?P<mark>[%‰€])(?!\w)", NO_BREAK, _NONE_BEFORE


def _superfluous(marks: str) -> Iterator[tuple[str, str, str]]:
    yield rf"(?<=[\w%)»”’\]}}>`])(?P<at>[ \u00a0\u202f]+)(?P<mark>{marks})(?=[ \r\n]|\Z)", "", "a space before `{mark}`"
