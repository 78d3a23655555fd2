"""Finds which words of a text were taken out and which were put in: what a translator has to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from paperbuild.compare.matching import runs

# A letter of Chinese or Japanese by itself, and a word of any other language; each with the blanks behind it.
_LETTER = r"\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_PART = re.compile(rf"\n|[{_LETTER}][^\S\n]*|[^\s{_LETTER}]+[^\S\n]*")


class Wording(StrEnum):
    """Whether words stand in both texts, in the old one or in the new one."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


Word = tuple[str, Wording]
"""Some words, and where they stand."""


def compared_words(before: Sequence[str], after: Sequence[str]) -> Iterator[Word]:
    """The words of both texts, those that are the same once, as the new text has them."""
    mine, other = ([word.rstrip(" \t") for word in words] for words in (before, after))
    for is_same, i1, i2, j1, j2 in runs(mine, other):
        if is_same:
            yield from ((word, Wording.SAME) for word in after[j1:j2])
            continue
        yield from ((word, Wording.OLD) for word in before[i1:i2])
        yield from ((word, Wording.NEW) for word in after[j1:j2])


def word_runs(words: Iterator[Word], joint: str = " ") -> Iterator[Word]:
    """Neighbouring words of one sort as one text."""
    for wording, run in groupby(words, key=itemgetter(1)):
        yield joint.join(word for word, _ in run), wording


def changed_words(before: str, after: str) -> tuple[Word, ...]:
    """Stretches of two versions of a text, in their order; ends of lines stay, and Chinese and Japanese are compared
    letter by letter."""
    return tuple(word_runs(compared_words(_PART.findall(before), _PART.findall(after)), ""))
