"""The two clocks of a translation, neither of which knows a date.

It is *broken* where it differs from the source text that it was made from, which is recorded beside it; it is *stale*
where the source has moved on since. What already agrees with the source of today is not broken, even before anybody
has said that it was brought up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from paperbuild.compare.align import align_versions
from paperbuild.compare.between import joined_sections, with_moved, with_moves_of_blocks, with_moves_of_source
from paperbuild.compare.compare import compare
from paperbuild.compare.moved import misfit
from paperbuild.compare.renamed import renamed
from paperbuild.language.languages import base_language
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.counterparts import NO_COUNTERPARTS, Counterparts
from paperbuild.model.section import Section
from paperbuild.model.translation import (
    Change,
    Comparison,
    Difference,
    Kind,
    Pair,
    State,
    TranslatedSection,
    Translation,
    touched,
)

_LEFT = frozenset({Kind.UNTRANSLATED, Kind.SENTENCE})
_MOVES = (
    (Kind.MISSING_NOTE, Kind.EXTRA_NOTE, Kind.MOVED_NOTE),
    (Kind.MISSING_CITATION, Kind.EXTRA_CITATION, Kind.MOVED_CITATION),
)


def translation(
    code: str,
    source: Sequence[Section],
    translated: Sequence[Section],
    compared: Sequence[TranslatedSection],
    records: Mapping[str, str] | None = None,
) -> Translation:
    """The locale `code`, whose sections are `translated`, beside the `source`; `compared` are those that both have, in
    the order of the source, as `compare_section` gives them. `records` has the texts that sections were made from."""
    names, others = ({section.name for section in sections} for sections in (source, translated))
    missing = tuple(section for section in source if section.name not in others)
    extra = tuple(section for section in translated if section.name not in names)
    renames = renamed(missing, extra, records or {}) if missing and extra else {}
    known = records or {}
    sections, joined = _with_moves(compared, [each for each in extra if each.name not in renames], known)
    moved = with_moves_of_source(sections, missing)
    return Translation(code, moved, missing, extra, renames=renames, joined=joined)


def _with_moves(
    sections: Sequence[TranslatedSection], extra: Sequence[Section], records: Mapping[str, str]
) -> tuple[tuple[TranslatedSection, ...], Mapping[str, str]]:
    """`sections`, with what one of them lacks and another has too much told once, where it has gone to; and by the
    names of those that are `extra` the sections of the source that have been joined with theirs."""
    found = [list(section.differences) for section in sections]
    for lost, gained, moved in _MOVES:
        came = [(items, item) for items in found for item in items if item.kind is gained]
        for section, items in zip(sections, found, strict=True) if came else ():
            for item in [each for each in items if each.kind is lost]:
                way = next((way for way in came if way[1].written == item.wanted), None)
                if way is not None:
                    came.remove(way)
                    items.remove(item)
                    way[0][way[0].index(way[1])] = _move(moved, section, item, way[1])
    with_moves_of_blocks(found)
    joined = joined_sections(found, extra, records)
    pairs = zip(sections, found, strict=True)
    return tuple(replace(section, differences=tuple(items)) for section, items in pairs), joined


def _move(kind: Kind, section: TranslatedSection, lost: Difference, gained: Difference) -> Difference:
    """What stands in another section than in the source's `section`; its place is that of today."""
    source = section.today.get(lost.source, lost.source) if lost.source else None
    return replace(gained, kind=kind, source=source, other=gained.source)


def _is_untouched(source: Section, translated: Section) -> bool:
    is_same_language = base_language(source.locale) == base_language(translated.locale)
    return not is_same_language and source.file.text == translated.file.text


def compare_section(
    source: Section,
    mine: tuple[Block, ...],
    translated: Section,
    record: Section | None,
    standing: Counterparts = NO_COUNTERPARTS,
    growth: float = 0.0,
) -> TranslatedSection:
    """A section beside its source, whose blocks are `mine`; `record` is what it was made from, where that is known,
    `standing` what stands for something else in it, and `growth` how many letters the translation has for each letter
    of the source, where that is known from the paper."""
    if not source.is_readable or not translated.is_readable:
        return TranslatedSection(source, translated, record, (), (), (), ())
    other = blocks_of(translated)
    if record is None or record.file.text == source.file.text:
        today = compare(mine, other, standing=standing, growth=growth)
        is_untouched = _is_untouched(source, translated)
        states = tuple(
            _states(today.pairs, today.differences, (), is_recorded=record is not None, is_untouched=is_untouched)
        )
        is_untouched &= any(state is State.UNTRANSLATED for _, state in states)
        return TranslatedSection(
            source, translated, record, today.pairs, today.differences, (), states, is_untouched=is_untouched
        )
    versions, moved = with_moved(versions_of(blocks_of(record), mine))
    then = _as_translated(versions, moved, record, other, standing, growth)
    after = {before: now for before, now in versions if before and now}
    known = {after[old]: block for old, block in then.pairs if old in after and block}
    today = compare(mine, other, known, standing, growth)
    differences = tuple(_still_true(then, today, after))
    changes = tuple(_changes(versions, moved, then, today))
    states = tuple(_states(today.pairs, differences, changes, is_recorded=True))
    return TranslatedSection(source, translated, record, today.pairs, differences, changes, states, after)


def versions_of(before: Sequence[Block], after: Sequence[Block]) -> list[Pair]:
    """The blocks of a section of the source as it was and as it is, in pairs, in the order of the text."""
    first, second = (sorted(blocks, key=lambda block: block.span) for blocks in (before, after))
    return align_versions(first, second)


def _as_translated(
    versions: Sequence[Pair],
    moved: Collection[Block],
    record: Section,
    other: Sequence[Block],
    standing: Counterparts,
    growth: float,
) -> Comparison:
    """The translation beside the source that it was made from. Where blocks of the source have `moved` since, they may
    have been moved in the translation as well: then it is compared with what they are in the order of today."""
    then = compare(blocks_of(record), other, standing=standing, growth=growth)
    if not moved:
        return then
    order = [before for before, _ in sorted(versions, key=_order_of_today(versions)) if before]
    again = compare(order, other, standing=standing, growth=growth)
    return again if misfit(again) < misfit(then) else then


def _order_of_today(versions: Sequence[Pair]) -> Callable[[Pair], tuple[int, int]]:
    """The place of a pair in the source as it is; what it has no more stands behind what it stood behind."""
    places: dict[Pair, tuple[int, int]] = {}
    at = -1
    for before, after in sorted(versions, key=lambda pair: pair[0].number if pair[0] else -1):
        at = after.number if after else at
        places[before, after] = (at, int(after is None))
    return places.__getitem__


# Broken


def _still_true(then: Comparison, today: Comparison, after: Mapping[Block, Block]) -> Iterator[Difference]:
    """What differs from the source as it was, and would not be right by the source as it is either.

    Words that are the source's are so whichever of its texts they come from.
    """
    differing = {item.block for item in today.differences if item.block}
    translated = {source for source, block in today.pairs if source and block}
    left = [item for found in (then, today) for item in found.differences if item.kind in _LEFT]
    yield from {item.span: item for item in left}.values()
    for item in then.differences:
        if item.kind in _LEFT:
            continue
        if item.block is not None:
            if item.block in differing:
                yield item
        elif item.source and item.source in after and after[item.source] not in translated:
            yield item


# Stale


def _changes(
    versions: Sequence[Pair], moved: Collection[Block], then: Comparison, today: Comparison
) -> Iterator[Change]:
    counterpart_then = {source: block for source, block in then.pairs if source}
    counterpart = {source: block for source, block in today.pairs if source}
    has_source = {block for source, block in today.pairs if source and block}
    places = {item.source: item.span for item in today.differences if item.kind is Kind.MISSING_BLOCK}
    slugs = _moved_notes(versions)
    elsewhere = {item.source for item in today.differences if item.kind is Kind.MOVED_BLOCK} & {*moved}
    for before, after in versions:
        if before and after:
            block = counterpart.get(after) or counterpart_then.get(before)
            has_changed = before.written != after.written or (after in elsewhere and after.holder not in elsewhere)
            if has_changed and block:
                yield Change(before, after, block, block.span)
        elif after and after.piece.slug not in slugs:
            block = counterpart.get(after)
            if block or after in places:
                yield Change(None, after, block, block.span if block else places[after])
        elif before and before.piece.slug not in slugs:
            block = counterpart_then.get(before)
            if block and block not in has_source:
                yield Change(before, None, block, block.span)


def _moved_notes(versions: Sequence[Pair]) -> set[str]:
    """The slugs of notes whose definitions stand elsewhere now, and say what they said."""
    gone = {before.piece.slug: before.written for before, after in versions if before and not after}
    come = {after.piece.slug: after.written for before, after in versions if after and not before}
    return {slug for slug, written in gone.items() if slug and come.get(slug) == written}


# States


def _states(
    pairs: Sequence[Pair],
    differences: Sequence[Difference],
    changes: Sequence[Change],
    *,
    is_recorded: bool,
    is_untouched: bool = False,
) -> Iterator[tuple[Block, State]]:
    """Each block to translate, and each that the source lacks, with its state."""
    untranslated = {item.block for item in differences if item.kind is Kind.UNTRANSLATED}
    broken = touched([block for item in differences for block in item.blocks], pairs)
    stale = touched([block for item in changes for block in (item.after, item.block)], pairs)
    for source, block in pairs:
        shown = source or block
        if shown is None or not shown.is_text:
            continue
        if block is None:
            yield shown, State.MISSING
        elif block in untranslated or (is_untouched and block.words):
            yield shown, State.UNTRANSLATED
        elif {source, block} & broken and not (source is None and block in stale):
            yield shown, State.BROKEN
        elif {source, block} & stale or not is_recorded:
            yield shown, State.STALE
        else:
            yield shown, State.BROKEN if source is None else State.FRESH
