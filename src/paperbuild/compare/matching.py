"""Finds what two sequences have in common, as readers would: long runs first, no litter of single words between them.

`difflib` of the standard library finds the longest run that both have, and goes on before and behind it. That gives
changes as people make them; the shortest list of changes, which other libraries give (Myers 1986), keeps single words
of a sentence that is new as a whole. Its time grows with how often the same word comes again in both, so long texts
are compared by sentences first, and what would still take too long counts as changed as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

_DEAREST = 400_000  # pairs of equal items that may be looked at in one comparison
_LEAST_LIKE = 0.25  # with less in common, two lines are two lines
_SENTENCE_ENDS = frozenset(".!?。！？؟।…;；")
_LITTER = 2  # so many words between two changes, at most, are no text that was kept…
_LONG = 3  # …where at least so many words have changed on both sides of them


class Run(NamedTuple):
    """A run of both sequences, `old_start` up to `old_end` of the earlier one, and so on (from 0): the same in both, or
    one in the place of the other, where one of them may be empty."""

    is_same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """The runs of two sequences of words, in order. What has changed and what has not follow each other in turn."""
    return _joined(_between_ends(old, new, _middle))


def exact_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """The runs of two sequences of things that hardly come twice, such as paragraphs. Where they come again and again,
    those that come once on either side alone are taken for the same."""
    return _joined(_between_ends(old, new, _by_single_ones))


def _between_ends(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    compared: Callable[[Sequence[Hashable], Sequence[Hashable]], list[Run]],
) -> list[Run]:
    """What both begin and end with, and between the two what `compared` says of the rest."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    found = [Run(True, 0, head, 0, head)] if head else []
    found += [Run(one[0], *(at + head for at in one[1:])) for one in compared(old[head:old_end], new[head:new_end])]
    return [*found, Run(True, old_end, len(old), new_end, len(new))] if tail else found


def _by_single_ones(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    counts = Counter(old), Counter(new)
    if not _are_dear(*counts):
        return _matched(old, new)
    single = {item for item, count in counts[0].items() if count == counts[1][item] == 1}
    places = [[at for at, item in enumerate(side) if item in single] for side in (old, new)]
    found, i, j = [], 0, 0
    for run in _matched([old[at] for at in places[0]], [new[at] for at in places[1]]):
        for k, m in zip(range(run.old_start, run.old_end), range(run.new_start, run.new_end), strict=False):
            if run.is_same:
                at, other = places[0][k], places[1][m]
                found += [Run(False, i, at, j, other)] if at > i or other > j else []
                found.append(Run(True, at, at + 1, other, other + 1))
                i, j = at + 1, other + 1
    return [*found, Run(False, i, len(old), j, len(new))] if i < len(old) or j < len(new) else found


def _are_dear(old: Counter[Any], new: Counter[Any]) -> bool:
    """Whether it would take too long to look at each pair of equal items."""
    return sum(count * new[item] for item, count in old.items()) > _DEAREST


def likeness(old: Counter[Hashable], new: Counter[Hashable]) -> float:
    """How much two bags of words have in common, from 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _middle(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    if not old or not new:
        return [Run(False, 0, len(old), 0, len(new))] if old or new else []
    counts = Counter(old), Counter(new)
    if likeness(*counts) < _LEAST_LIKE:
        return [Run(False, 0, len(old), 0, len(new))]
    if _are_dear(*counts):
        return list(_by_sentences(old, new))
    return _tidy(_matched(old, new))


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Run(tag == "equal", *places) for tag, *places in found]


def _by_sentences(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Run]:
    sides = [_sentences(side) for side in (old, new)]
    wholes = [[tuple(side[start:end]) for start, end in places] for side, places in zip((old, new), sides, strict=True)]
    if _are_dear(*map(Counter, wholes)) or max(map(len, wholes)) < 2:
        yield Run(False, 0, len(old), 0, len(new))
        return
    ends = [[start for start, _ in places] + [len(side)] for side, places in zip((old, new), sides, strict=True)]
    for is_same, *at in _matched(*wholes):
        i1, i2, j1, j2 = ends[0][at[0]], ends[0][at[1]], ends[1][at[2]], ends[1][at[3]]
        if is_same:
            yield Run(True, i1, i2, j1, j2)
            continue
        for run in _short_enough(old[i1:i2], new[j1:j2]):
            yield Run(run.is_same, run.old_start + i1, run.old_end + i1, run.new_start + j1, run.new_end + j1)


def _short_enough(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    counts = Counter(old), Counter(new)
    if _are_dear(*counts) or likeness(*counts) < _LEAST_LIKE:
        return [Run(False, 0, len(old), 0, len(new))]
    return _tidy(_matched(old, new))


def _sentences(items: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    found, start = [], 0
    for at, item in enumerate(items, 1):
        last = item[-1] if isinstance(item, tuple) and item else item
        if last in _SENTENCE_ENDS or at == len(items):
            found.append((start, at))
            start = at
    return found


def _tidy(found: Sequence[Run]) -> list[Run]:
    """`found` without the litter: a word or two that happen to be the same amid what was written anew."""
    kept = [_as_changed(found, at) for at in range(len(found))]
    return _joined(kept)


def _as_changed(found: Sequence[Run], at: int) -> Run:
    run = found[at]
    is_between = run.is_same and 0 < at < len(found) - 1
    if not is_between or run.old_end - run.old_start > _LITTER:
        return run
    before, after = found[at - 1], found[at + 1]
    is_litter = min(_size(before), _size(after)) >= _LONG
    return run._replace(is_same=False) if is_litter else run


def _size(run: Run) -> int:
    return max(run.old_end - run.old_start, run.new_end - run.new_start)


def _joined(found: Sequence[Run]) -> list[Run]:
    """Neighbours of one sort as one."""
    made: list[Run] = []
    for run in found:
        if made and made[-1].is_same == run.is_same:
            made[-1] = Run(run.is_same, made[-1].old_start, run.old_end, made[-1].new_start, run.new_end)
        else:
            made.append(run)
    return made
