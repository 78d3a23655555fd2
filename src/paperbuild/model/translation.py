"""A translation beside its source: what differs, what has moved on since, and how it stands with each block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from functools import cached_property

from paperbuild.findings.source import Span
from paperbuild.language.languages import is_language
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.section import Section

Pair = tuple[Block | None, Block | None]
"""A block and its counterpart; None where there is none."""


class Kind(Enum):
    """In what a translation differs: the name of the rule that tells it, and what else it is."""

    MISSING_BLOCK = "missing-block"
    EXTRA_BLOCK = "extra-block"
    BLOCK = "different-block"
    MOVED_BLOCK = "moved-block"
    ATTRIBUTES = "different-attributes"
    CELLS = "different-cells"
    MISSING_NOTE = "missing-call"
    EXTRA_NOTE = "extra-call"
    MOVED_NOTE = "moved-note"
    RENAMED_NOTE = "renamed-note"
    MISSING_CITATION = "missing-citation"
    EXTRA_CITATION = "extra-citation"
    MOVED_CITATION = "moved-citation"
    KEY = "different-key"
    ORDER = "different-order"
    GROUPING = "different-grouping"
    LOCATOR = "different-locator"
    LINK = "different-link"
    IMAGES = "different-images"
    FORMULA = "different-formula"
    CODE = "different-code"
    SHORTER = "missing-sentence"
    EXCHANGED = "exchanged-notes"
    FIGURE = "different-figure"
    MISSING_FIGURE = "missing-figure"
    UNTRANSLATED = "untranslated"
    SENTENCE = "untranslated sentence"
    MISSING_STRING = "missing-string"
    EXTRA_STRING = "extra-string"


@dataclass(frozen=True)
class Difference:
    """One difference. `span` is its place in the translation's file; `source` and `block` are the blocks that it is
    about, one of which may be missing. `written` is what the translation has there, `wanted` what the source has at
    `source_span`; either may be empty. `other` is a second block of the source that it touches. `readings` are what
    figures here and there were read as, where that is not plain; `right` is what to write, where it is not
    `wanted`."""

    kind: Kind
    span: Span
    source: Block | None
    block: Block | None
    written: str = ""
    wanted: str = ""
    source_span: Span | None = None
    other: Block | None = None
    readings: tuple[str, str] = ("", "")
    right: str = ""

    @property
    def rule(self) -> str:
        """The name of the rule that tells it."""
        return self.kind.value.split()[0]

    @property
    def blocks(self) -> tuple[Block | None, ...]:
        """The blocks that it touches."""
        return (self.source, self.block, self.other)


@dataclass(frozen=True)
class Comparison:
    """A translated section beside its source: which block is which, notes among them, and what differs."""

    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]


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

    @property
    def is_move(self) -> bool:
        """Whether the source says what it said, and says it elsewhere."""
        return self.before is not None and self.after is not None and self.before.written == self.after.written


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
        free = touched([self.today.get(block, block) if block else None for block in then], self.pairs)
        free -= touched([self.today.get(block, block) if block else None for block in now], self.pairs)
        stale = touched([block for change in self.changes for block in (change.after, change.block)], self.pairs)
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
    `strings` are those of its `metadata.toml`, where both can be read; they are not counted with the blocks. `renames`
    has, by their names, of those that are extra the names that they probably have in the source, `joined` the names of
    sections of the source that have their text now."""

    code: str
    sections: tuple[TranslatedSection, ...]
    missing: tuple[Section, ...]
    extra: tuple[Section, ...]
    strings: TranslatedSection | None = None
    renames: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)

    @property
    def compared(self) -> tuple[TranslatedSection, ...]:
        """Everything that has a counterpart in the source: the sections, and the strings after them."""
        return (*self.sections, self.strings) if self.strings else self.sections

    def differing(self, *kinds: Kind) -> Iterator[tuple[TranslatedSection, Difference]]:
        """Where it differs from the source in one of `kinds`, each with its section."""
        for kind in kinds:
            for section in self.compared:
                yield from ((section, item) for item in section.differences if item.kind is kind)

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


def touched(blocks: Sequence[Block | None], pairs: Sequence[Pair]) -> set[Block | None]:
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
