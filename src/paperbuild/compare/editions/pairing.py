"""Finds which block of an edition is which of the one before: by identifier, by equal words, by likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from paperbuild.compare.editions.nodes import FIXED, LINES, BlockNode
from paperbuild.compare.editions.tokens import COME, GONE, SAME, SPACE, LineToken, Marked, are_words
from paperbuild.compare.matching import Run, exact_runs, likeness, runs
from paperbuild.compare.side_by_side import NEVER, side_by_side

_NAMED = 6.0  # what it counts that two have one identifier
_APART = 3.7  # how much of likeness, of six, is none: two blocks pair where more than a third of their words agree


@dataclass(eq=False)
class Step:
    """A block in both editions, or in one of them. `steps` are those of what is in it; none where both say the same.

    Of a block that has moved, `other` is the step at the place where it stood or now stands, and `steps` are at the
    new place.
    """

    old: BlockNode | None
    new: BlockNode | None
    steps: tuple[Step, ...] = ()
    other: Step | None = field(default=None, repr=False)

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere than before."""
        return self.other is not None

    @property
    def before(self) -> BlockNode | None:
        """What it was, wherever that stood."""
        return self.other.old if self.other is not None and self.new is not None else self.old

    @property
    def is_same(self) -> bool:
        """Whether it says what it said, wherever it stands."""
        return self.before is not None and self.new is not None and self.before.digest == self.new.digest

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Of lines in both editions, what of their pieces is the same."""
        if self.before is None or self.new is None:
            return ()
        old, new = ([token.key for token in node.pieces] for node in (self.before, self.new))
        return tuple(runs(old, new))

    def equal(self) -> Iterator[tuple[LineToken, LineToken]]:
        """The pieces of its own line that both editions have, in pairs."""
        if self.before is None or self.new is None:
            return
        for run in self.runs:
            if run.is_same:
                old, new = self.before.pieces[run.old_start : run.old_end], self.new.pieces[run.new_start : run.new_end]
                yield from zip(old, new, strict=True)

    def marked(self) -> list[Marked]:
        """The pieces of its own line in both editions, and how it stands with each: gaps stand outside of changes."""
        found: list[Marked] = []
        if self.before is None or self.new is None:
            return found
        old, new = (_with_gaps(node.tokens) for node in (self.before, self.new))
        for is_same, i1, i2, j1, j2 in self.runs:
            if is_same:
                # What stood before these pieces may be gone with the gap that the first of them had.
                first = old[i1][0] if found and not new[j1][0] else []
                found += [(SAME, token) for token in first]
                found += [(SAME, token) for gaps, piece in new[j1:j2] for token in (*gaps, piece)]
                continue
            is_first = not found
            _append(found, old[i1:i2], GONE)
            if is_first and found and j1 < j2 and are_words(found[-1][1], new[j1][1]):
                found.append((SAME, SPACE))  # at the beginning of a line no word has a gap before it
            _append(found, new[j1:j2], COME)
        return found

    def letter_for_letter(self) -> Iterator[Marked]:
        """The same, each gap as it stands in its own edition: what both have and what the one has make its line, word
        for word and space for space."""
        if self.before is None or self.new is None:
            return
        old, new = (_with_gaps(node.tokens) for node in (self.before, self.new))
        for is_same, i1, i2, j1, j2 in self.runs:
            if is_same:
                for (before, _), (now, piece) in zip(old[i1:i2], new[j1:j2], strict=True):
                    yield from _gaps_of_both(before, now)
                    yield SAME, piece
                continue
            if i1 < i2 and j1 < j2:  # mostly the same space stands before both
                shared = [*_gaps_of_both(old[i1][0], new[j1][0])]
                if all(how == SAME for how, _ in shared):
                    yield from shared
                    old[i1], new[j1] = ([], old[i1][1]), ([], new[j1][1])
            for how, run in ((GONE, old[i1:i2]), (COME, new[j1:j2])):
                yield from ((how, token) for gaps, piece in run for token in (*gaps, piece))

    def leaves(self) -> Iterator[Step]:
        """The steps that have words of their own, it among them; of what stands in one edition alone, it is one."""
        if self.before is None or self.new is None or self.new.kind in LINES or self.new.whole:
            yield self
        else:
            for step in self.steps:
                yield from step.leaves()


def paired(old: Sequence[BlockNode], new: Sequence[BlockNode]) -> tuple[Step, ...]:
    """The blocks of two editions in pairs, in the order of both; what is gone before what has come in its place."""
    return tuple(_paired(old, new))


def beside(old: BlockNode, new: BlockNode) -> Step:
    """Two blocks that are one, with what is in them in pairs."""
    if old.kind in FIXED or old.digest == new.digest:
        inner = tuple(beside(a, b) for a, b in zip(old.children, new.children, strict=True))
        return Step(old, new, inner)
    return Step(old, new, paired(old.children, new.children))


def _paired(old: Sequence[BlockNode], new: Sequence[BlockNode]) -> Iterator[Step]:
    for is_same, i1, i2, j1, j2 in exact_runs([one.digest for one in old], [one.digest for one in new]):
        if is_same:
            yield from map(beside, old[i1:i2], new[j1:j2])
            continue
        pairs = side_by_side(old[i1:i2], new[j1:j2], score)
        for _, group in groupby(pairs, key=all):
            # Where all are pairs, none is None: they stay as they are.
            for a, b in sorted(group, key=lambda pair: pair[0] is None):
                yield beside(a, b) if a and b else Step(a, b)


def with_renamed_headings(steps: Sequence[Step]) -> tuple[Step, ...]:
    """`steps` with a heading that is gone and one of its level that has come in its place as one, with other words."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last and last.old and step.new and _is_renamed(last, step):
            found[-1] = beside(last.old, step.new)
        else:
            found.append(step)
    return tuple(found)


def _is_renamed(gone: Step, come: Step) -> bool:
    """Whether a heading is gone and one of its level has come."""
    if gone.new or come.old or gone.is_moved or come.is_moved or not (gone.old and come.new):
        return False
    return gone.old.kind == come.new.kind == "Header" and gone.old.shape == come.new.shape


def score(old: BlockNode, new: BlockNode) -> float:
    """How much speaks for it that two blocks are one."""
    if not may_be_one(old, new):
        return NEVER
    name = _NAMED * (bool(old.identifier) and old.identifier == new.identifier)
    if old.whole or new.whole:
        return name if old.whole == new.whole else name - 1.0
    return name + 6.0 * likeness(old.bag, new.bag) - _APART


def may_be_one(old: BlockNode, new: BlockNode) -> bool:
    """Whether nothing in their structure speaks against it."""
    if old.kind != new.kind:
        return False
    return old.shape == new.shape or old.kind == "Header"


def _with_gaps(tokens: Sequence[LineToken]) -> list[tuple[list[LineToken], LineToken]]:
    """Each piece of a line with the gaps before it."""
    found: list[tuple[list[LineToken], LineToken]] = []
    gaps: list[LineToken] = []
    for token in tokens:
        if token.is_gap:
            gaps.append(token)
        else:
            found.append((gaps, token))
            gaps = []
    return found


def _gaps_of_both(before: Sequence[LineToken], now: Sequence[LineToken]) -> Iterator[Marked]:
    """The gaps that stand before one piece in the two editions."""
    if [gap.text for gap in before] == [gap.text for gap in now]:
        yield from ((SAME, gap) for gap in now)
    else:
        yield from ((how, gap) for how, gaps in ((GONE, before), (COME, now)) for gap in gaps)


def _append(found: list[Marked], run: Sequence[tuple[list[LineToken], LineToken]], how: str) -> None:
    for at, (gaps, piece) in enumerate(run):
        is_first = at == 0
        if not is_first or (found and not found[-1][1].is_gap):
            found += [(SAME if is_first else how, gap) for gap in gaps]
        found.append((how, piece))
