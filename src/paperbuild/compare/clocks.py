"""The two clocks of a translation, neither of which knows a date.

It is *broken* where it differs from the source text that it was made from, which is recorded beside it; it is *stale*
where the source has moved on since. What already agrees with the source of today is not broken, even before anybody
has said that it was brought up to date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from paperbuild.compare.align import Pair, align_versions
from paperbuild.compare.blocks import Block, blocks_of
from paperbuild.compare.compare import compare
from paperbuild.compare.difference import Comparison, Difference, Kind
from paperbuild.findings.source import Span
from paperbuild.language.languages import base_language, is_language
from paperbuild.model.section import Section

_LEFT = frozenset({Kind.UNTRANSLATED, Kind.SENTENCE})
_MOVES = (
    (Kind.MISSING_NOTE, Kind.EXTRA_NOTE, Kind.MOVED_NOTE),
    (Kind.MISSING_CITATION, Kind.EXTRA_CITATION, Kind.MOVED_CITATION),
)


class State(StrEnum):
    """How it stands with a block: the first of these that is true of it."""

    MISSING = "missing"
    UNTRANSLATED = "untranslated"
    BROKEN = "broken"
    STALE = "stale"
    FRESH = "fresh"


@dataclass(frozen=True)
class Change:
    """What the source has changed since it was translated: a block as it was `before` and as it is `after`, and its
    counterpart in the translation at `span`; each may be missing. Of a block that was added and is not translated,
    `span` is where it would stand."""

    before: Block | None
    after: Block | None
    block: Block | None
    span: Span


@dataclass(frozen=True)
class TranslatedSection:
    """A section in one locale, beside its source. `record` is the source text that it was made from, None where that
    is not known. `pairs` are the blocks of today's source and of the translation. `is_untouched` says that it is the
    source's text as it stands, and something in it wants to be translated."""

    source: Section
    translated: Section
    record: Section | None
    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    states: tuple[tuple[Block, State], ...]
    today: Mapping[Block, Block] = field(default_factory=dict)
    is_untouched: bool = False

    @property
    def name(self) -> str:
        """The name that its file has in every locale."""
        return self.source.name

    @property
    def is_recorded(self) -> bool:
        """Whether it is known what source text it was made from."""
        return self.record is not None

    @property
    def is_done(self) -> bool:
        """Whether every block is fresh, and nothing is missing."""
        return not self.differences and all(state is State.FRESH for _, state in self.states)

    def without(self, excused: Collection[Difference], *, is_whole: bool = False) -> TranslatedSection:
        """The same, with differences that are none for this paper; `is_whole`: nor that it is the source's text."""
        left = tuple(item for item in self.differences if item not in excused)
        then, now = ([block for item in items for block in item.blocks] for items in (excused, left))
        free = _touched([self.today.get(block, block) if block else None for block in then], self.pairs)
        free -= _touched([self.today.get(block, block) if block else None for block in now], self.pairs)
        stale = _touched([block for change in self.changes for block in (change.after, change.block)], self.pairs)
        counterparts = {source or block: {source, block} for source, block in self.pairs}
        states = []
        for block, state in self.states:
            both = counterparts.get(block, {block})
            is_excused = both & free or (is_whole and state is State.UNTRANSLATED)
            is_old = both & stale or not self.is_recorded
            states.append((block, (State.STALE if is_old else State.FRESH) if is_excused else state))
        return replace(self, differences=left, states=tuple(states), is_untouched=self.is_untouched and not is_whole)

    def place(self, block: Block | None, span: Span | None = None) -> str:
        """Where a block of the source, or something in it, stands today; in the record where it stands no more."""
        if block is None:
            return self.source.path
        today = self.today.get(block)
        return today.place if today else block.place_of(span or block.span)


@dataclass(frozen=True)
class Translation:
    """One locale beside the source. `missing` are the sections that it lacks, `extra` those that the source lacks.
    `strings` are those of its `metadata.toml`, where both can be read; they are not counted with the blocks."""

    code: str
    sections: tuple[TranslatedSection, ...]
    missing: tuple[Section, ...]
    extra: tuple[Section, ...]
    strings: TranslatedSection | None = None

    @property
    def compared(self) -> tuple[TranslatedSection, ...]:
        """Everything that has a counterpart in the source: the sections, and the strings after them."""
        return (*self.sections, self.strings) if self.strings else self.sections

    @cached_property
    def is_language(self) -> bool:
        """Whether the folder's name is the tag of a language."""
        return is_language(self.code)

    @cached_property
    def counts(self) -> Counter[State]:
        """How many blocks are in each state."""
        found = Counter(state for section in self.sections for _, state in section.states)
        found[State.MISSING] += sum(_text_blocks(section) for section in self.missing)
        found[State.BROKEN] += sum(_text_blocks(section) for section in self.extra)
        return found

    @property
    def is_fresh(self) -> bool:
        """Whether every block is fresh."""
        return self.counts.total() == self.counts[State.FRESH]

    @property
    def is_complete(self) -> bool:
        """Whether every block is fresh, and every string."""
        return self.is_fresh and (self.strings is None or self.strings.is_done)


def translation(
    code: str,
    source: Sequence[Section],
    translated: Sequence[Section],
    records: Mapping[str, Section],
    known: Mapping[str, tuple[Block, ...]] | None = None,
) -> Translation:
    """The sections of the locale `code` beside those of the source; `records` by the names of sections.

    `known` has the blocks of the source's sections by their names: they are the same for every locale.
    """
    by_name = {section.name: section for section in translated}
    names = {section.name for section in source}
    originals = known or {section.name: blocks_of(section) for section in source if section.name in by_name}
    return Translation(
        code=code,
        sections=_with_moves(
            [
                _section(section, originals[section.name], by_name[section.name], records.get(section.name))
                for section in source
                if section.name in by_name
            ]
        ),
        missing=tuple(section for section in source if section.name not in by_name),
        extra=tuple(section for section in translated if section.name not in names),
    )


def _with_moves(sections: Sequence[TranslatedSection]) -> tuple[TranslatedSection, ...]:
    """`sections`, with what one of them lacks and another has too much told once, where it has gone to."""
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
    pairs = zip(sections, found, strict=True)
    return tuple(replace(section, differences=tuple(items)) for section, items in pairs)


def _move(kind: Kind, section: TranslatedSection, lost: Difference, gained: Difference) -> Difference:
    """What stands in another section than in the source's `section`; its place is that of today."""
    source = section.today.get(lost.source, lost.source) if lost.source else None
    return replace(gained, kind=kind, source=source, other=gained.source)


def _is_untouched(source: Section, translated: Section) -> bool:
    is_same_language = base_language(source.locale) == base_language(translated.locale)
    return not is_same_language and source.file.text == translated.file.text


def _section(
    source: Section, mine: tuple[Block, ...], translated: Section, record: Section | None
) -> TranslatedSection:
    if not source.is_readable or not translated.is_readable:
        return TranslatedSection(source, translated, record, (), (), (), ())
    other = blocks_of(translated)
    if record is None or record.file.text == source.file.text:
        today = compare(mine, other)
        is_untouched = _is_untouched(source, translated)
        states = tuple(
            _states(today.pairs, today.differences, (), is_recorded=record is not None, is_untouched=is_untouched)
        )
        is_untouched &= any(state is State.UNTRANSLATED for _, state in states)
        return TranslatedSection(
            source, translated, record, today.pairs, today.differences, (), states, is_untouched=is_untouched
        )
    old = blocks_of(record)
    then = compare(old, other)
    versions = versions_of(old, mine)
    after = {before: now for before, now in versions if before and now}
    today = compare(mine, other, {after[old]: block for old, block in then.pairs if old in after and block})
    differences = tuple(_still_true(then, today, after))
    changes = tuple(_changes(versions, then, today))
    states = tuple(_states(today.pairs, differences, changes, is_recorded=True))
    return TranslatedSection(source, translated, record, today.pairs, differences, changes, states, after)


def versions_of(before: Sequence[Block], after: Sequence[Block]) -> list[Pair]:
    """The blocks of a section of the source as it was and as it is, in pairs, in the order of the text."""
    first, second = (sorted(blocks, key=lambda block: block.span) for blocks in (before, after))
    return align_versions(first, second)


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


def _changes(versions: Sequence[Pair], then: Comparison, today: Comparison) -> Iterator[Change]:
    counterpart_then = {source: block for source, block in then.pairs if source}
    counterpart = {source: block for source, block in today.pairs if source}
    has_source = {block for source, block in today.pairs if source and block}
    places = {item.source: item.span for item in today.differences if item.kind is Kind.MISSING_BLOCK}
    slugs = _moved_notes(versions)
    for before, after in versions:
        if before and after:
            block = counterpart.get(after) or counterpart_then.get(before)
            if before.written != after.written and block:
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
    broken = _touched([block for item in differences for block in item.blocks], pairs)
    stale = _touched([block for item in changes for block in (item.after, item.block)], pairs)
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


def _touched(blocks: Sequence[Block | None], pairs: Sequence[Pair]) -> set[Block | None]:
    """`blocks`, and for each that only holds others the first that it holds."""
    found = {block for block in blocks if block is not None}
    holders = {block for block in found if not block.is_text}
    for pair in pairs if holders else ():
        for block in pair:
            if block is not None and block.is_text and (held := _holders_of(block) & holders):
                found.add(block)
                holders -= held
    return set(found)


def _holders_of(block: Block) -> set[Block]:
    around: set[Block] = set()
    while block.holder is not None:
        block = block.holder
        around.add(block)
    return around


def _text_blocks(section: Section) -> int:
    """How many blocks of a section there are to translate."""
    return sum(block.is_text for block in blocks_of(section)) if section.is_readable else 0
