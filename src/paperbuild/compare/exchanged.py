"""Finds notes whose texts have changed places: each has the figures, names and works of the other, or its length."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from paperbuild.model.blocks import Block
from paperbuild.model.translation import Difference, Kind, Pair

_MANY_NOTES = 200  # of a section: every two of them are looked at
_FEWEST_LETTERS = 16  # of a note whose length says something
_SURE = 0.2  # the product of two logarithms: of one note longer than the other by 1.6 times, here and there


def exchanged_notes(pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Of the notes of a section, given in pairs, those of which each is more like the other's source than its own; of
    two that follow each other and carry no sign, those of which the longer one is the shorter one there.

    Of 37 right pairs in 21 languages (`bench/pairs`) none was told so; of 21 exchanged ones 18 were.
    """
    whole = [(source, block) for source, block in pairs if source and block][:_MANY_NOTES]
    doubtful = [(source, block) for source, block in whole if _signs(source) != _signs(block)]
    told: set[Block] = set()
    for (first, one), (second, two) in combinations(doubtful, 2):
        if {one, two} & told:
            continue
        straight = _common(first, one) + _common(second, two)
        turned = [_common(first, two), _common(second, one)]
        if sum(turned) > 2 * straight and (all(turned) or not straight):
            told |= {one, two}
            yield _exchanged((first, one), (second, two))
    for before, after in pairwise(whole):
        if not {before[1], after[1]} & told and _have_turned_lengths(before, after):
            told |= {before[1], after[1]}
            yield _exchanged(before, after)


def _exchanged(one: tuple[Block, Block], two: tuple[Block, Block]) -> Difference:
    (source, block), (other, there) = one, two
    written, wanted = f"[^{there.piece.slug}]", f"[^{block.piece.slug}]"
    return Difference(Kind.EXCHANGED, block.span, source, block, written, wanted, other=other)


def _have_turned_lengths(one: tuple[Block, Block], two: tuple[Block, Block]) -> bool:
    """Whether of two notes the one that is much longer in the source is much shorter in the translation.

    Of notes that say the same, the logarithms of their lengths differ by about 0.2 (standard deviation), whatever the
    language: the product of both notes' differences is then below minus 0.2 once in a thousand times.
    """
    notes = (*one, *two)
    if min(len(note.text) for note in notes) < _FEWEST_LETTERS or _common(*one) or _common(*two):
        return False
    (first, second), (third, fourth) = ([len(note.text) + 8 for note in pair] for pair in (one, two))
    return math.log(first / third) * math.log(second / fourth) < -_SURE


def _common(source: Block, block: Block) -> int:
    return len(_signs(source) & _signs(block))


def _signs(note: Block) -> frozenset[str]:
    """What a note carries into every language: figures, works, the beginnings of names."""
    figures = (value for figure in note.figures for value in figure.values)
    return note.stems | {*figures} | {f"@{citation.key}" for citation in note.citations}
