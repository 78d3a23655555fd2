"""Finds what a translation has in an order of its own: a glossary by its alphabet, parts that were turned round.

A text is cut into parts: what stands below each heading, or the entries of a list. Parts that have identifiers, or
figures, works and links that no other has, are known by them wherever they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind

_Part = Sequence[Block]
_PLAIN_LEVEL = 1


def sorted_parts(source: Sequence[Block], translation: Sequence[Block]) -> list[tuple[_Part, _Part]]:
    """The parts of a source and of its translation in pairs, in the source's order, where they stand in another order
    there; empty where they do not, or where nothing tells which is which."""
    for cut, may_move in ((_by_headings, _is_below_heading), (_by_entries, _is_entry)):
        mine, other = list(cut(source)), list(cut(translation))
        order = _order(mine, other) if len(mine) == len(other) > 1 else []
        stays = all(order[at] == at for at, part in enumerate(mine) if not may_move(part)) if order else False
        if stays and order != sorted(order):
            return [(part, other[at]) for part, at in zip(mine, order, strict=True)]
    return []


def _is_entry(part: _Part) -> bool:
    """Whether a part is an item of a list, or a term with its definition."""
    return part[0].kind is PieceKind.ITEM or (part[0].kind is PieceKind.PARAGRAPH and len(part) > 1)


def _is_below_heading(part: _Part) -> bool:
    """Whether a part has a heading that is not the section's own."""
    return part[0].kind is PieceKind.HEADING and part[0].number > 0


def _by_headings(blocks: Sequence[Block]) -> Iterator[_Part]:
    """What stands before the first heading, and what each of the highest level has below it."""
    levels = [block.piece.level for block in blocks[1:] if block.kind is PieceKind.HEADING]
    highest = min(levels, default=0)
    return _cut(
        blocks, lambda at: at > 0 and blocks[at].kind is PieceKind.HEADING and blocks[at].piece.level == highest
    )


def _by_entries(blocks: Sequence[Block]) -> Iterator[_Part]:
    """What is no list, and each entry of lists: an item with all that belongs to it, a term with its definition."""

    def is_term(at: int) -> bool:
        return (
            0 <= at < len(blocks) - 1
            and blocks[at].kind is PieceKind.PARAGRAPH
            and blocks[at + 1].kind is PieceKind.ITEM
            and blocks[at + 1].piece.level == _PLAIN_LEVEL
        )

    def begins(at: int) -> bool:
        block = blocks[at]
        is_item = block.kind is PieceKind.ITEM and block.piece.level == _PLAIN_LEVEL
        is_after_list = block.kind not in {PieceKind.ITEM, PieceKind.PARAGRAPH}
        return is_term(at) or (is_item and not is_term(at - 1)) or is_after_list

    return _cut(blocks, begins)


def _cut(blocks: Sequence[Block], begins: Callable[[int], bool]) -> Iterator[_Part]:
    start = 0
    for at in range(1, len(blocks)):
        if begins(at):
            yield blocks[start:at]
            start = at
    if blocks:
        yield blocks[start:]


def _order(mine: Sequence[_Part], other: Sequence[_Part]) -> list[int]:
    """For each part of the source the place of its counterpart; empty where that is not sure."""
    for signs in (_identifiers, _contents, _all_contents):
        wanted, written = [signs(part) for part in mine], [signs(part) for part in other]
        once = {sign for sign, count in Counter(wanted).items() if count == 1 and sign}
        if len(once) > 1 and Counter(wanted) == Counter(written):
            return _places(wanted, written, once)
    return []


def _places(
    wanted: Sequence[frozenset[str]], written: Sequence[frozenset[str]], once: set[frozenset[str]]
) -> list[int]:
    """Where the signs of each part stand; parts without a sign of their own keep their order among themselves."""
    left = iter([at for at, sign in enumerate(written) if sign not in once])
    known = {sign: at for at, sign in enumerate(written) if sign in once}
    return [known[sign] if sign in once else next(left) for sign in wanted]


def _identifiers(part: _Part) -> frozenset[str]:
    own = [block.piece.identifier for block in part if block.piece.identifier]
    return frozenset([*own, *(name for block in part for name in block.identifiers)])


def _all_contents(part: _Part) -> frozenset[str]:
    """The same, with small figures."""
    return _contents(part) | {figure.value for block in part for figure in block.figures}


def _contents(part: _Part) -> frozenset[str]:
    """What a part carries into every language: figures that are no words, notes, works."""
    figures = [figure.value for block in part for figure in block.figures if not figure.is_small]
    marks = [call.slug for block in part for call in block.calls]
    return frozenset([*figures, *marks, *(item.key for block in part for item in block.citations)])
