"""Sets one change of the source's words into the text that a translation was made from, and nothing else that changed.

Two texts of a block are compared word by word. A change is known by where its new words stand in today's text, and by
the old ones: so the same change is found in records of different ages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from paperbuild.compare.matching import exact_runs

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, order=True)
class Mend:
    """One change: `old` words that became `new` ones, which are the words `start` up to `end` (from 0) of the text of
    today. Either may be none."""

    start: int
    end: int
    old: tuple[str, ...]
    new: tuple[str, ...]

    def is_about(self, words: str) -> bool:
        """Whether `words` are its old words, or its new ones."""
        said = tuple(words.split())
        return bool(said) and said in {self.old, self.new}

    def __str__(self) -> str:
        old, new = (" ".join(words) for words in (self.old, self.new))
        if old and new:
            return f"`{old}` → `{new}`"
        return f"`{new}` added" if new else f"`{old}` taken out"


def mends(before: str, after: str) -> tuple[Mend, ...]:
    """What changed from one text of a block to another, in the order of the text."""
    return tuple(mend for mend, _ in _mends(before, after))


def mended(before: str, after: str, wanted: Collection[Mend]) -> str:
    """`before` with those of its changes to `after` that are `wanted`; `after` itself where nothing else differs."""
    places = [match.span() for match in _WORD.finditer(before)]
    parts, end = [], 0
    changes = list(_mends(before, after))
    for mend, (first, last) in changes:
        if mend in wanted:
            start, until = _place(places, first, last, len(before))
            parts += [before[end:start], _set(mend, before, start, until)]
            end = until
    text = "".join([*parts, before[end:]])
    return after if all(mend in wanted for mend, _ in changes) else text


def _mends(before: str, after: str) -> Iterator[tuple[Mend, tuple[int, int]]]:
    """Each change, and which words (from 0) of the text before it are its old ones."""
    old, new = before.split(), after.split()
    was, now = 0, 0  # where the change before ends
    for is_same, first, last, start, end in exact_runs(old, new):
        if is_same:
            continue
        back = _back(old[was:first], old[first:last]) if start == end else 0
        back = _back(new[now:start], new[start:end]) if first == last else back
        first, last, start, end = first - back, last - back, start - back, end - back
        yield Mend(start, end, tuple(old[first:last]), tuple(new[start:end])), (first, last)
        was, now = last, end


def _back(before: Sequence[str], words: Sequence[str]) -> int:
    """How many words further to the front the same change may stand: of two words that are the same, the first is the
    one that was put in or taken out, whatever else was changed."""
    both = [*before, *words]
    count = 0
    while count < len(before) and both[len(before) - 1 - count] == both[len(both) - 1 - count]:
        count += 1
    return count


def _place(places: Sequence[tuple[int, int]], first: int, last: int, length: int) -> tuple[int, int]:
    """Where words stand in their text; of none, the place before the one that follows."""
    if first < last:
        return places[first][0], places[last - 1][1]
    at = places[first][0] if first < len(places) else length
    return at, at


def _set(mend: Mend, text: str, start: int, end: int) -> str:
    """The new words of a change, with a space where they are put between others."""
    words = " ".join(mend.new)
    if start < end or not words:
        return words
    return f"{words} " if end < len(text) else f" {words}"
