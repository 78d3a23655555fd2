"""Finds blocks that stand in another order than their counterparts: two boxes exchanged, a paragraph moved away.

A block moves with all that it holds. It is known wherever it stands by its identifier or, if it has none, by figures
and references that no other has; which of two texts has the right order, nobody can tell from that.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from paperbuild.compare.align import align
from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind
from paperbuild.model.translation import Comparison, Pair

_FEWEST_SIGNS = 2  # of a block without identifier, a figure among them: one alone may be a slip


@dataclass(frozen=True)
class Move:
    """A block of the `source` whose counterpart stands in another order; `other` is the block of the source that has
    changed places with it, None where more than two have moved."""

    source: Block
    block: Block
    other: Block | None = None


@dataclass(frozen=True)
class _Unit:
    """A block that nothing holds, with all that it holds."""

    blocks: tuple[Block, ...]

    @property
    def root(self) -> Block:
        return self.blocks[0]

    @cached_property
    def signs(self) -> frozenset[str]:
        """What it is known by in every language; empty where that is not enough."""
        identifiers = frozenset(f"#{block.piece.identifier}" for block in self.blocks if block.piece.identifier)
        return identifiers or signs_of(self.blocks)


def signs_of(blocks: Sequence[Block], fewest: int = _FEWEST_SIGNS) -> frozenset[str]:
    """Figures that are no words, notes and works of `blocks`; empty where they are too few to know the blocks by."""
    figures = {figure.value for block in blocks for figure in block.figures if not figure.is_small}
    marks = {f"^{call.slug}" for block in blocks for call in block.calls}
    marks |= {f"@{one.key}" for block in blocks for one in block.citations}
    return frozenset(figures | marks) if figures and len(figures | marks) >= fewest else frozenset()


def align_with_moved(
    source: Sequence[Block], translation: Sequence[Block], known: Mapping[Block, Block] | None = None
) -> tuple[list[Pair], tuple[Move, ...]]:
    """The blocks of a source and of a translation in pairs, in the order of the source, and those that have moved.

    `known` has counterparts that are known already, in any order: then everything is told that is not in one order.
    """
    if known:
        return _with_known(source, translation, known)
    pairs = align(source, translation)
    if all(a and b and a.piece.identifier == b.piece.identifier and _marks(a) == _marks(b) for a, b in pairs):
        return pairs, ()
    found = dict(pair for pair in pairs if all(pair))
    sure = [(mine, other) for mine, other in _sure(source, translation) if found.get(mine.root) is not other.root]
    again = _set_apart(source, translation, sure) if sure else pairs
    if _unpaired(again) > _unpaired(pairs):
        again, sure = pairs, []
    left = list(_left_over(again))
    if left:
        gone = {unit.root for pair in left for unit in pair}
        again = _merged([pair for pair in again if not {*pair} & gone], [(a.root, b.root) for a, b in left])
    return again, tuple(_moves(again, [*sure, *left]))


def _marks(block: Block) -> Counter[str]:
    return Counter([*(call.slug for call in block.calls), *(citation.key for citation in block.citations)])


def _unpaired(pairs: Sequence[Pair]) -> int:
    return sum(not all(pair) for pair in pairs)


def misfit(compared: Comparison) -> float:
    """How badly a translation fits a text: its differences, and how far its blocks are from being as long as they are
    to be by the length of the whole."""
    pairs = [(len(a.text) + 8, len(b.text) + 8) for a, b in compared.pairs if a and b and a.is_text]
    growth = sum(length for _, length in pairs) / max(1, sum(length for length, _ in pairs)) or 1.0
    return len(compared.differences) + sum(abs(math.log(other / (mine * growth))) for mine, other in pairs)


# What is known already


def _with_known(
    source: Sequence[Block], translation: Sequence[Block], known: Mapping[Block, Block]
) -> tuple[list[Pair], tuple[Move, ...]]:
    places = {block: number for number, block in enumerate(translation)}
    there = [(block, known[block]) for block in source if block in known and known[block] in places]
    numbers = [places[block] for _, block in there]
    if numbers == sorted(numbers):
        return align(source, translation, known), ()
    kept = set(in_order(numbers))
    apart = [pair for pair, number in zip(there, numbers, strict=True) if number not in kept]
    gone = {block for pair in apart for block in pair}
    mine, other = ([block for block in side if block not in gone] for side in (source, translation))
    rest = align(mine, other, dict(there))
    turned = _turned(numbers)
    moves = (Move(*pair) for pair, number in zip(there, numbers, strict=True) if number in turned)
    return _merged(rest, apart), tuple(moves)


def in_order(numbers: Sequence[int]) -> list[int]:
    """As many of `numbers`, which are all different, as stand in their order: the longest increasing subsequence."""
    ends: list[int] = []  # the smallest end of each length
    rows: list[tuple[int, int]] = []  # each number, with the one before it (-1: none)
    for number in numbers:
        at = bisect_left(ends, number)
        rows.append((number, ends[at - 1] if at else -1))
        ends[at : at + 1] = [number]
    before = dict(rows)
    found = [ends[-1]] if ends else []
    while found and before[found[-1]] >= 0:
        found.append(before[found[-1]])
    return found[::-1]


def _turned(numbers: Sequence[int]) -> set[int]:
    """Those of `numbers` that a greater one stands before, or a smaller one behind."""
    found: set[int] = set()
    for row, is_wrong in ((numbers, int.__gt__), (numbers[::-1], int.__lt__)):
        furthest = row[0] if row else 0
        for number in row:
            if is_wrong(furthest, number):
                found.add(number)
            else:
                furthest = number
    return found


# What is known by its signs


def _units(blocks: Sequence[Block]) -> Iterator[_Unit]:
    run: list[Block] = []
    for block in blocks:
        if run and block.holder is None:
            yield _Unit(tuple(run))
            run = []
        run.append(block)
    if run:
        yield _Unit(tuple(run))


def _sure(source: Sequence[Block], translation: Sequence[Block]) -> Iterator[tuple[_Unit, _Unit]]:
    """Blocks that are each other's counterparts by signs that no other has. Items of lists are not looked at: lists are
    sorted by the alphabet of a language."""
    mine, other = ([unit for unit in _units(blocks) if unit.signs] for blocks in (source, translation))
    once = [{signs for signs, n in Counter(unit.signs for unit in side).items() if n == 1} for side in (mine, other)]
    there = {unit.signs: unit for unit in other if unit.signs in once[1]}
    for unit in mine:
        counterpart = there.get(unit.signs) if unit.signs in once[0] else None
        if counterpart and unit.root.kind is counterpart.root.kind and unit.root.kind is not PieceKind.ITEM:
            yield unit, counterpart


def _left_over(pairs: Sequence[Pair]) -> Iterator[tuple[_Unit, _Unit]]:
    """Of the blocks that have no counterpart, those that are each other's: one figure is enough where no other is left
    that has it."""
    sides = ([pair[at] for pair in pairs if pair[1 - at] is None] for at in (0, 1))
    alone = ([block for block in side if block and block.is_text and not block.holder] for side in sides)
    mine, other = ([(signs_of([block], 1), block) for block in side] for side in alone)
    counts = [Counter(signs for signs, _ in side) for side in (mine, other)]
    for signs, source in mine:
        is_once = bool(signs) and counts[0][signs] == counts[1][signs] == 1
        block = next((block for others, block in other if others == signs), None) if is_once else None
        if block is not None and source.kind is block.kind is not PieceKind.ITEM:
            yield _Unit((source,)), _Unit((block,))


def _set_apart(
    source: Sequence[Block], translation: Sequence[Block], sure: Sequence[tuple[_Unit, _Unit]]
) -> list[Pair]:
    """The blocks in pairs, those of `sure` with each other and the rest as if they were not there."""
    gone = {block for pair in sure for unit in pair for block in unit.blocks}
    left, right = ([block for block in side if block not in gone] for side in (source, translation))
    return _merged(align(left, right), [pair for mine, other in sure for pair in align(mine.blocks, other.blocks)])


def _merged(rest: Sequence[Pair], apart: Sequence[Pair]) -> list[Pair]:
    """Pairs in the order of the source; what has none stands behind what it stood behind."""
    placed: list[tuple[int, Pair]] = []
    for pairs in (rest, apart):
        at = -1
        for pair in pairs:
            at = pair[0].number if pair[0] else at
            placed.append((at, pair))
    return [pair for _, pair in sorted(placed, key=lambda one: one[0])]


def _moves(pairs: Sequence[Pair], sure: Sequence[tuple[_Unit, _Unit]]) -> Iterator[Move]:
    """Those of `sure` that are not in one order with the rest; of two that have changed places, one is told."""
    numbers = [block.number for source, block in pairs if source and block]
    turned = _turned(numbers)
    moved = [(mine, other) for mine, other in sure if other.root.number in turned]
    if len(moved) == 2 and not _turned(_exchanged(pairs, *moved)):
        (mine, other), (second, _) = moved
        yield Move(mine.root, other.root, second.root)
        return
    kept = set(in_order(numbers))
    yield from (Move(mine.root, other.root) for mine, other in moved if other.root.number not in kept)


def _exchanged(pairs: Sequence[Pair], first: tuple[_Unit, _Unit], second: tuple[_Unit, _Unit]) -> list[int]:
    """Where the blocks of the translation stand, in the source's order, once two of them have changed places."""
    one, two = ([block.number for block in unit[1].blocks] for unit in (first, second))
    within = {*first[0].blocks, *second[0].blocks}
    found: list[int] = []
    for source, block in pairs:
        if source is None or block is None:
            continue
        if source not in within:
            found.append(block.number)
        elif source in {first[0].root, second[0].root}:
            found += two if source is first[0].root else one
    return found
