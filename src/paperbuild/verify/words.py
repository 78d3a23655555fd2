"""Splits text into words that can be compared across formats, and finds where two sequences of them part."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperbuild.verify.reading import Word

# Hyphens, also those of a line's end, which other formats do not have: soft, hard, non-breaking.
_HYPHENS = re.compile("[-\u00ad\u2010\u2011\u200b\u200c\u200d\u2060]")
# Scripts that put no spaces between words: each of their letters is taken for a word (UAX #29, ideographs and kana).
_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_LOOK_AHEAD = 400
_SURE = 4
_JOINED = 8


def split(text: str) -> list[str]:
    """The words of `text`: letters and figures alone, ligatures taken apart (NFKC), hyphens taken out."""
    return _WORD.findall(_HYPHENS.sub("", unicodedata.normalize("NFKC", text)))


def is_unspaced(word: str) -> bool:
    """Whether `word` is a letter of a script that puts no spaces between words."""
    return re.fullmatch(f"[{_UNSPACED}]", word) is not None


@dataclass(frozen=True)
class Parting:
    """Where two texts part: `left` and `right` are the indexes of the first words that differ, with how many do."""

    left: int
    right: int
    left_count: int
    right_count: int


def compare(left: Sequence[Word], right: Sequence[Word], extras: Iterable[Sequence[str]] = ()) -> Iterator[Parting]:
    """Where `left` and `right` have other words, in order, in a time that grows with their length.

    A word that a line's end divides is the whole word. `extras` are texts, in small letters, that may be in one of them
    alone.
    """
    by_first: dict[str, list[Sequence[str]]] = {}
    for extra in sorted(extras, key=len, reverse=True):
        if extra:
            by_first.setdefault(extra[0], []).append(extra)
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and _is_same(left[i].text, right[j].text):
            i, j = i + 1, j + 1
            continue
        if step := _joined(left, i, right, j) or _extra(left, i, right, j, by_first):
            i, j = i + step[0], j + step[1]
            continue
        skipped = _together_again(left, i, right, j)
        yield Parting(i, j, *skipped)
        i, j = i + skipped[0], j + skipped[1]


def first_missing(wanted: Sequence[str], side: Sequence[Word]) -> str:
    """The first of the words `wanted`, in small letters, that `side` does not have in their order; empty where it has
    all of them, whatever stands between them."""
    at = 0
    for word in wanted:
        ends = (_end_of((word,), side, start) for start in range(at, len(side)))
        end = next(filter(None, ends), 0)
        if not end:
            return word
        at = end
    return ""


def _is_same(ours: str, theirs: str) -> bool:
    """Whether these are one word; print may set it in capitals."""
    return (
        ours == theirs or (theirs.isupper() and ours.upper() == theirs) or (ours.isupper() and theirs.upper() == ours)
    )


def _joined(left: Sequence[Word], i: int, right: Sequence[Word], j: int) -> tuple[int, int] | None:
    """How many words of each side are the same letters, where only lines' ends divide them otherwise."""
    if i >= len(left) or j >= len(right):
        return None
    m = n = 1
    ours, theirs = left[i].text, right[j].text
    while not _is_same(ours, theirs):
        is_ours = len(ours) < len(theirs)
        side, at = (left, i + m) if is_ours else (right, j + n)
        if at >= len(side) or not side[at].starts_line or m + n > _JOINED:
            return None
        ours, theirs = (ours + side[at].text, theirs) if is_ours else (ours, theirs + side[at].text)
        m, n = (m + 1, n) if is_ours else (m, n + 1)
        shorter, longer = sorted((ours.casefold(), theirs.casefold()), key=len)
        if not longer.startswith(shorter):
            return None
    return m, n


def _extra(
    left: Sequence[Word], i: int, right: Sequence[Word], j: int, by_first: dict[str, list[Sequence[str]]]
) -> tuple[int, int] | None:
    """A text at `i` or `j` that the other side need not have."""
    for side, at, is_left in ((left, i, True), (right, j, False)):
        for extra in by_first.get(side[at].text.casefold(), ()) if at < len(side) else ():
            end = _end_of(extra, side, at)
            if end:
                return (end - at, 0) if is_left else (0, end - at)
    return None


def _end_of(extra: Sequence[str], side: Sequence[Word], at: int) -> int:
    """The index after `extra` where it stands at `at`, divided by lines' ends as it may be; 0 where it does not."""
    for text in extra:
        have = ""
        while have != text:
            if at >= len(side) or (have and not side[at].starts_line):
                return 0
            have += side[at].text.casefold()
            if not text.startswith(have):
                return 0
            at += 1
    return at


def _together_again(left: Sequence[Word], i: int, right: Sequence[Word], j: int) -> tuple[int, int]:
    """How many words to leave out on each side until both say the same again: as few as can be."""
    ahead: dict[tuple[str, ...], int] = {}
    for n in range(min(_LOOK_AHEAD, len(right) - j) + 1):
        ahead.setdefault(_texts(right, j + n), n)
    best: tuple[int, int] | None = None
    for m in range(min(_LOOK_AHEAD, len(left) - i) + 1):
        if best and m >= sum(best):
            break
        n = ahead.get(_texts(left, i + m), -1)
        if n >= 0 and m + n > 0 and (best is None or m + n < sum(best)):
            best = (m, n)
    return best or (max(min(_LOOK_AHEAD, len(left) - i), 0), max(min(_LOOK_AHEAD, len(right) - j), 0))


def _texts(side: Sequence[Word], at: int) -> tuple[str, ...]:
    return tuple(word.text.casefold() for word in side[at : at + _SURE])
