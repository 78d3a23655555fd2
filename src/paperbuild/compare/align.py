"""Finds which block of one text is which of another: a translation's and its source's, or a source's then and now.

What is certainly the same at both ends is taken as it is; only what differs is laid side by side.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from paperbuild.compare.side_by_side import NEVER, side_by_side
from paperbuild.compare.sorting import sorted_parts
from paperbuild.model.blocks import HOLDERS, Block
from paperbuild.model.section import PieceKind
from paperbuild.model.translation import Pair

_PLAIN = {PieceKind.PARAGRAPH, PieceKind.ITEM, PieceKind.HEADING}


def align(
    source: Sequence[Block], translation: Sequence[Block], known: Mapping[Block, Block] | None = None
) -> list[Pair]:
    """The blocks of a source and of a translation of it, in pairs; in the order of both.

    `known` has counterparts that are known already, in that order too: only what stands between them is looked at.
    """
    if known:
        return list(_between(source, translation, known))
    is_alike = len(source) == len(translation) and all(map(_are_alike, source, translation))
    if is_alike and not _may_be_sorted(source, translation):
        return list(zip(source, translation, strict=True))
    if parts := sorted_parts(source, translation):
        return [pair for mine, other in parts for pair in align(mine, other)]
    score = _Likeness(source, translation)
    return _aligned(source, translation, score, lambda a, b: _are_alike(a, b) and _is_anchor(a))


def _may_be_sorted(source: Sequence[Block], translation: Sequence[Block]) -> bool:
    """Whether what stands in blocks of the same structure tells that some have changed places."""
    pairs = list(zip(source, translation, strict=True))
    apart = sum(a.identifiers != b.identifiers or _has_other_figures(a, b) for a, b in pairs)
    return apart > 1


def _has_other_figures(first: Block, second: Block) -> bool:
    mine, other = ({figure.value for figure in block.figures} for block in (first, second))
    return mine != other


def _between(source: Sequence[Block], translation: Sequence[Block], known: Mapping[Block, Block]) -> Iterator[Pair]:
    places = {block: number for number, block in enumerate(translation)}
    left, right = 0, 0
    for number, block in enumerate(source):
        there = places.get(known[block], -1) if block in known else -1
        if there >= right:
            yield from align(source[left:number], translation[right:there])
            yield block, translation[there]
            left, right = number + 1, there + 1
    yield from align(source[left:], translation[right:])


def align_versions(before: Sequence[Block], after: Sequence[Block]) -> list[Pair]:
    """The blocks of one text as it was and as it is, in pairs; in the order of both."""
    return list(_rewritten(_aligned(before, after, _same_language, _are_same)))


def _rewritten(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """`pairs`, with what was taken out and what was put in its place as one, where the kinds of blocks agree."""
    for is_whole, run in groupby(pairs, key=all):
        found = list(run)
        gone, come = ([pair[side] for pair in found if pair[side]] for side in (0, 1))
        is_alike = len(gone) == len(come) and all(map(_are_of_one_kind, gone, come))
        yield from found if is_whole or not is_alike else zip(gone, come, strict=True)


def _are_of_one_kind(first: Block | None, second: Block | None) -> bool:
    if first is None or second is None:
        return False
    return first.kind is second.kind and first.piece.slug == second.piece.slug and first.kind not in HOLDERS


def _aligned(
    first: Sequence[Block],
    second: Sequence[Block],
    score: Callable[[Block, Block], float],
    is_certain: Callable[[Block, Block], bool],
) -> list[Pair]:
    """What is certainly the same at both ends is taken as it is; what is between is laid side by side."""
    head = _certain(first, second, is_certain)
    left, right = first[head:], second[head:]
    tail = _certain(left[::-1], right[::-1], is_certain)
    middle = side_by_side(left[: len(left) - tail], right[: len(right) - tail], score)
    ends = zip(left[len(left) - tail :], right[len(right) - tail :], strict=True)
    return [*zip(first[:head], second[:head], strict=True), *middle, *ends]


def _certain(first: Sequence[Block], second: Sequence[Block], is_certain: Callable[[Block, Block], bool]) -> int:
    """How many blocks at the beginning are alike, up to the last of which that is certain."""
    count = 0
    for number, (a, b) in enumerate(zip(first, second, strict=False)):
        if is_certain(a, b):
            count = number + 1
        elif not _are_alike(a, b):
            break
    return count


def _are_alike(first: Block, second: Block) -> bool:
    """Whether nothing in the structure of two blocks tells them apart."""
    return (
        first.kind is second.kind
        and first.piece.level == second.piece.level
        and first.piece.identifier == second.piece.identifier
        and _marks(first) == _marks(second)
        and (first.holder is None) == (second.holder is None)
    )


def _is_anchor(block: Block) -> bool:
    """Whether a block has something that no other is likely to have."""
    return bool(block.piece.identifier or block.calls or block.citations)


def _are_same(first: Block, second: Block) -> bool:
    return first.kind is second.kind and first.written == second.written


def _marks(block: Block) -> list[str]:
    return [call.slug for call in block.calls] + [citation.key for citation in block.citations]


def _may_be_one(first: Block, second: Block) -> bool:
    """Whether two blocks could be one: of one kind, or of two that are easily taken for each other."""
    kinds = {first.kind, second.kind}
    return len(kinds) == 1 or kinds <= _PLAIN or kinds <= HOLDERS


class _Likeness:
    """How much a block of a translation is like one of its source."""

    def __init__(self, source: Sequence[Block], translation: Sequence[Block]) -> None:
        lengths = [_mean(len(block.text) for block in blocks if block.is_text) for blocks in (source, translation)]
        self.growth = lengths[1] / lengths[0] if all(lengths) else 1.0

    def __call__(self, source: Block, translation: Block) -> float:
        """A score: above zero for what may be counterparts, far below for what cannot be."""
        if not _may_be_one(source, translation):
            return NEVER
        score = 2.0 if source.kind is translation.kind else -0.5
        score -= 0.5 * (source.piece.level != translation.piece.level)
        score -= 1.0 * ((source.holder is None) != (translation.holder is None))
        score += _identity(source, translation)
        score += 2.5 * _common(_marks(source), _marks(translation))
        score += 1.0 * _common([f.value for f in source.figures], [f.value for f in translation.figures])
        score += 1.0 * _common(source.addresses, translation.addresses)
        if source.kind in HOLDERS:
            return score
        score += 3.0 * len(source.stems & translation.stems) / max(1, min(len(source.stems), len(translation.stems)))
        return score + self._likeness_of_length(source, translation)

    def _likeness_of_length(self, source: Block, translation: Block) -> float:
        expected, length = len(source.text) * self.growth + 8, len(translation.text) + 8
        return 0.6 - min(3.0, 1.8 * abs(math.log(length / expected)))


def _mean(lengths: Iterable[int]) -> float:
    found = list(lengths)
    return sum(found) / len(found) if found else 0.0


def _identity(first: Block, second: Block) -> float:
    mine, other = first.piece.identifier, second.piece.identifier
    if mine and other:
        return 6.0 if mine == other else -2.0
    return -0.5 if mine or other else 0.0


def _common(first: Sequence[str], second: Sequence[str]) -> float:
    """How much two lists have in common, less how much they have not, never more than about two."""
    if not first and not second:
        return 0.0
    common = (Counter(first) & Counter(second)).total()
    apart = len(first) + len(second) - 2 * common
    return (min(common, 4) - 0.3 * min(apart, 4)) / 2


def _same_language(before: Block, after: Block) -> float:
    """A score for two blocks of one language: that of their words."""
    if not _may_be_one(before, after):
        return NEVER
    if before.written == after.written:
        return 6.0
    if before.kind is PieceKind.NOTE:
        return 4.0 if before.piece.slug == after.piece.slug else NEVER
    score = _identity(before, after) - (before.kind is not after.kind)
    if before.kind in HOLDERS:
        return score + 0.5
    common = (Counter(before.words) & Counter(after.words)).total()
    return score + 6.0 * common / max(len(before.words), len(after.words), 1) - 3.2
