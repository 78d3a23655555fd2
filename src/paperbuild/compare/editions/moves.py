"""Finds what is gone in one place and has come in another: it has moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from paperbuild.compare.editions.nodes import BlockNode
from paperbuild.compare.editions.pairing import Step, beside, may_be_one
from paperbuild.compare.matching import likeness

_FEWEST_WORDS = 5  # what says less may stand in two places by chance
_ALIKE = 0.7  # from 0 to 1: more has stayed than was changed on the way
_MOST_COMPARED = 40_000  # pairs; beyond them only equal words count


def find_moves(parts: Sequence[Sequence[Step]]) -> None:
    """Joins the steps of what has moved, within a part or from one to another: their `other` is each other."""
    steps = [step for part in parts for step in _single(part)]
    gone = [step for step in steps if step.new is None]
    come = [step for step in steps if step.old is None]
    _join_equal(gone, come)
    gone, come = ([step for step in side if not step.is_moved] for side in (gone, come))
    if len(gone) * len(come) <= _MOST_COMPARED:
        _join_alike(gone, come)


def _single(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        if step.old is None or step.new is None:
            yield step
        else:
            yield from _single(step.steps)


def _join_equal(gone: Sequence[Step], come: Sequence[Step]) -> None:
    waiting: dict[Hashable, list[Step]] = defaultdict(list)
    for step in gone:
        if step.old is not None and _says_enough(step.old):
            waiting[step.old.digest].append(step)
    for step in come:
        found = waiting.get(step.new.digest) if step.new is not None else None
        if found:
            _join(found.pop(0), step)


def _join_alike(gone: Sequence[Step], come: Sequence[Step]) -> None:
    """The likest first."""
    pairs = [
        (_likeness(a.old, b.new), -i, -j)
        for i, a in enumerate(gone)
        for j, b in enumerate(come)
        if a.old and b.new and may_be_one(a.old, b.new) and _says_enough(b.new)
    ]
    for like, i, j in sorted(pairs, reverse=True):
        if like < _ALIKE:
            return
        if not (gone[-i].is_moved or come[-j].is_moved):
            _join(gone[-i], come[-j])


def _likeness(old: BlockNode, new: BlockNode) -> float:
    if old.kind == "Header" and old.identifier == new.identifier:
        return 1.0
    sizes = old.bag.total(), new.bag.total()
    return likeness(old.bag, new.bag) if min(sizes) > _ALIKE * max(sizes) / 2 else 0.0


def _says_enough(node: BlockNode) -> bool:
    return node.kind == "Header" or node.bag.total() >= _FEWEST_WORDS


def _join(gone: Step, come: Step) -> None:
    gone.other, come.other = come, gone
    if gone.old is not None and come.new is not None:
        come.steps = beside(gone.old, come.new).steps
