"""Finds what has moved from one section to another: in the source since it was translated, or in the translation.

It is told once, where the translation has it: it is neither deleted there nor new, missing or too much elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from paperbuild.compare.moved import signs_of
from paperbuild.compare.renamed import paragraphs
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.section import PieceKind, Section
from paperbuild.model.translation import Change, Difference, Kind, Pair, State, TranslatedSection

_SECTION = int
"""The place of a section among those that are compared (from 0); -1 is one that the translation lacks."""


# In the source


@dataclass
class _Moves:
    """What has been found about a section: changes to be told in the place of others (None: of none), and blocks whose
    translations are up to date after all."""

    changes: dict[Change, Change | None] = field(default_factory=dict)
    fresh: set[Block] = field(default_factory=set)


def with_moves_of_source(
    sections: Sequence[TranslatedSection], missing: Sequence[Section]
) -> tuple[TranslatedSection, ...]:
    """`sections`, with what the source has carried from one to another, or into one that is `missing`, told as that.

    Where the translation has carried it along, nothing is left to do.
    """
    gone, come = _once(_gone(sections)), _once(_come(sections, missing))
    found: dict[_SECTION, _Moves] = defaultdict(_Moves)
    for written in gone.keys() & come.keys():
        (here, before), (there, after) = gone[written], come[written]
        if here != there:
            _look(sections, (here, before), (there, after), found)
    return tuple(_with(section, found.get(at)) for at, section in enumerate(sections))


def _look(
    sections: Sequence[TranslatedSection],
    gone: tuple[_SECTION, Block],
    come: tuple[_SECTION, Block],
    found: Mapping[_SECTION, _Moves],
) -> None:
    (here, before), (there, after) = gone, come
    lost = next((one for one in sections[here].changes if one.before == before and one.after is None), None)
    new = next((one for one in sections[there].changes if one.after == after), None) if there >= 0 else None
    is_there = new is not None and new.block is not None
    if lost is not None and not is_there:
        is_note = before.kind is PieceKind.NOTE  # it goes with what calls it, of which it is told
        found[here].changes[lost] = None if is_note else replace(lost, after=after)
        if new is not None:
            found[there].changes[new] = None
    elif lost is None and is_there and new is not None:
        found[there].changes[new] = None
        found[there].fresh.add(after)


def _once(blocks: Iterator[tuple[_SECTION, Block]]) -> dict[str, tuple[_SECTION, Block]]:
    """Blocks by how they are written, but for those of which there are several."""
    all_of_them = list(blocks)
    counts = Counter(block.written for _, block in all_of_them)
    return {block.written: (at, block) for at, block in all_of_them if block.is_text and counts[block.written] == 1}


def _gone(sections: Sequence[TranslatedSection]) -> Iterator[tuple[_SECTION, Block]]:
    """The blocks that a section was made from and does not have any more."""
    for at, section in enumerate(sections):
        if section.today and section.record is not None:
            yield from ((at, block) for block in blocks_of(section.record) if block not in section.today)


def _come(sections: Sequence[TranslatedSection], missing: Sequence[Section]) -> Iterator[tuple[_SECTION, Block]]:
    """The blocks that a section did not have when it was translated."""
    for at, section in enumerate(sections):
        known = {*section.today.values()}
        yield from ((at, block) for block in blocks_of(section.source) if known and block not in known)
    for other in missing:
        yield from ((-1, block) for block in blocks_of(other))


def _with(section: TranslatedSection, found: _Moves | None) -> TranslatedSection:
    if found is None:
        return section
    changes = tuple(new for one in section.changes if (new := found.changes.get(one, one)) is not None)
    known = {one.block for one in changes} | {one.after for one in changes}
    dropped = {one.block for one, new in found.changes.items() if new is None and one.block not in known}
    done = (found.fresh | dropped) - {None}
    fresh = {source or block for source, block in section.pairs if {source, block} & done}
    states = tuple(
        (block, State.FRESH if state is State.STALE and block in fresh else state) for block, state in section.states
    )
    return replace(section, changes=changes, states=states)


# In the translation


def joined_sections(
    found: Sequence[list[Difference]], extra: Sequence[Section], records: Mapping[str, str]
) -> Mapping[str, str]:
    """The sections of the source, by their names, that have the text now which sections of a translation (`extra`) were
    made from, by the names of these; `records` has those texts. What is missing in the translation because of that is
    taken out of `found`: it is told once, at the section that is too much."""
    joined: dict[str, str] = {}
    for section in extra:
        text = paragraphs(records.get(section.name, ""))
        for items in found if text else ():
            for one in [each for each in items if each.kind is Kind.MISSING_BLOCK and each.source]:
                if one.source and one.source.written in text:
                    items.remove(one)
                    joined.setdefault(section.name, one.source.file.name)
    return joined


def with_moves_of_blocks(found: Sequence[list[Difference]]) -> None:
    """Tells what is missing in one section and too much in another as one thing that has moved; `found` has the
    differences of each section, and is changed."""
    missing = [(items, one) for items in found for one in items if one.kind is Kind.MISSING_BLOCK and one.source]
    extra = [(items, one) for items in found for one in items if one.kind is Kind.EXTRA_BLOCK and one.block]
    lost, gained = (_by_signs(ways) for ways in (missing, extra))
    for signs in lost.keys() & gained.keys():
        (mine, wanted), (other, written) = lost[signs], gained[signs]
        if mine is not other and wanted.source and written.block and wanted.source.kind is written.block.kind:
            mine.remove(wanted)
            other[other.index(written)] = replace(written, kind=Kind.MOVED_BLOCK, source=wanted.source)


_Way = tuple[list[Difference], Difference]


def _by_signs(ways: Sequence[_Way]) -> dict[frozenset[str], _Way]:
    """Differences by what their block is known by, but for those that share it."""
    signs = [_signs(way[1].source or way[1].block) for way in ways]
    counts = Counter(signs)
    return {one: way for one, way in zip(signs, ways, strict=True) if one and counts[one] == 1}


def _signs(block: Block | None) -> frozenset[str]:
    if block is None:
        return frozenset()
    return frozenset({f"#{block.piece.identifier}"}) if block.piece.identifier else signs_of([block])


# In both texts of the source


def with_moved(versions: Sequence[Pair]) -> tuple[list[Pair], frozenset[Block]]:
    """Two versions of a section in pairs, with what stands elsewhere in it now and says what it said; and those blocks.

    A box has moved with what it holds.
    """
    gone = [before for before, after in versions if before and not after]
    come = [after for before, after in versions if after and not before]
    if not gone or not come:
        return list(versions), frozenset()
    texts, others = ({b.written: b for b in blocks if _may_move(b, blocks)} for blocks in (gone, come))
    moved = {others[written]: before for written, before in texts.items() if written in others}
    for after, before in list(moved.items()):
        if before.holder in gone and after.holder in come and after.holder is not None and before.holder is not None:
            moved.setdefault(after.holder, before.holder)
    left = {*moved.values()}
    found = [
        (moved.get(after) if after else None, after) if before is None else (before, after)
        for before, after in versions
        if before is None or after is not None or before not in left
    ]
    return found, frozenset(moved)


def _may_move(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block can be known again: it has words, no other has them all, and it is no note, which has a name."""
    is_known = block.is_text and block.kind is not PieceKind.NOTE
    return is_known and sum(one.written == block.written for one in blocks) == 1
