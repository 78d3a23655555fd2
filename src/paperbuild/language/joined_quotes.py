"""Finds quotations where no space tells where a mark opens: in Chinese, Japanese and Thai, and at particles of words.

Pandoc takes a straight mark for a closing one wherever a letter stands before it, and so do programs that make marks
round as one types: `他说"你好"吧` has two closing marks for them. After a full stop it takes a closing one for one that
opens. So marks are taken as they are only where each has its counterpart; otherwise they open and close by turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from paperbuild.language.language import Quotes
from paperbuild.language.lookup import language_of
from paperbuild.language.scripts import ways_of

_DOUBLE, _SINGLE = re.compile('[“”"]'), re.compile("[‘’']")
# Korean has spaces, but particles right behind a quotation; Arabic and Persian have words of one letter before one.
_WITH_SPACES = frozenset({"Kore", "Arab"})
# Letters of such scripts, and their wide marks.
_JOINED = re.compile(
    "[\u0600-\u06ff\u0e01-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3000-\u30ff\u3130-\u318f\u3400-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
)
_CANNOT_OPEN = re.compile(r"[0-9A-Za-z]")  # feet, minutes and apostrophes stand behind these
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


class _Quotation(NamedTuple):
    """The offsets of the marks of a quotation."""

    start: int
    end: int


def joins_quotations(locale: str) -> bool:
    """Whether the marks of a quotation may stand right at letters of other words in the language `locale`."""
    script = language_of(locale).script
    return script in _WITH_SPACES or not ways_of(script).has_word_spaces


def joined_marks(text: str, locale: str) -> Mapping[int, str]:
    """What the marks of `text` are, straight or English ones, by their offsets from 0; without those that are no marks
    of quotations. Code and what else is no text stands as `spacing.OBJECT` in it."""
    if not joins_quotations(locale):
        return {}
    marks = language_of(locale).quotes
    doubles = _paired(text, [match.start() for match in _DOUBLE.finditer(text)])
    single = [at.start() for at in _SINGLE.finditer(text) if not _is_apostrophe(text, at.start())]
    within: dict[tuple[int, ...], list[int]] = {}
    for at in single:
        within.setdefault(tuple(pair.start for pair in doubles if pair.start < at < pair.end), []).append(at)
    found: dict[int, str] = {}
    for pair in doubles:
        found |= _as_said(pair, sum(other.start < pair.start < other.end for other in doubles), marks)
    for around, own in within.items():
        for pair in _paired(text, own):
            found |= _as_said(pair, len(around) or 1, marks)
    return found


def _paired(text: str, marks: Sequence[int]) -> list[_Quotation]:
    """The quotations whose marks, all of one kind, stand at the offsets `marks`."""
    pairs, is_whole = _as_they_are(text, marks)
    if is_whole or (len(marks) % 2 and not any(_cannot_open(text, at) for at in marks)):
        return pairs
    by_turns = list(_by_turns(text, marks))
    is_better = len(by_turns) >= len(pairs) and any(_is_joined(text, at) for pair in by_turns for at in pair)
    return by_turns if is_better else pairs


def _as_they_are(text: str, marks: Sequence[int]) -> tuple[list[_Quotation], bool]:
    """The pairs of an opening and a closing mark, and whether no mark is left over."""
    opened: list[int] = []
    pairs = []
    for at in marks:
        if text[at] in "“‘":
            opened.append(at)
        elif opened and text[at] in "”’":
            pairs.append(_Quotation(opened.pop(), at))
    return sorted(pairs), len(pairs) * 2 == len(marks)


def _by_turns(text: str, marks: Sequence[int]) -> Iterator[_Quotation]:
    """The pairs of marks that follow each other, the first of which can open a quotation and the second close it."""
    opening = None
    for at in marks:
        if opening is None:
            opening = None if _cannot_open(text, at) else at
        elif at > opening + 1 and not text[at - 1].isspace():
            yield _Quotation(opening, at)
            opening = None


def _cannot_open(text: str, at: int) -> bool:
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return bool(_CANNOT_OPEN.match(before)) or not after.strip()


def _is_joined(text: str, at: int) -> bool:
    return bool(_JOINED.search(text[max(at - 1, 0) : at + 2]))


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a mark stands for letters that are left out: between Latin letters or figures, or before such a word."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    is_amid = bool(_CANNOT_OPEN.match(before) or _LATIN.match(before)) and bool(_CANNOT_OPEN.match(after))
    return text[at] != "‘" and (is_amid or (not before.strip() and bool(_CANNOT_OPEN.match(after)) and text[at] == "’"))


def _as_said(pair: _Quotation, depth: int, marks: Quotes) -> Mapping[int, str]:
    if depth % 2:
        return {pair.start: marks.inner_opening, pair.end: marks.inner_closing}
    return {pair.start: marks.opening, pair.end: marks.closing}
