"""A difference between a translation and its source, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from paperbuild.source import Span
from paperbuild.translation.align import Pair
from paperbuild.translation.blocks import Block


class Kind(Enum):
    """In what a translation differs."""

    MISSING_BLOCK = auto()
    EXTRA_BLOCK = auto()
    BLOCK = auto()
    ATTRIBUTES = auto()
    CELLS = auto()
    MISSING_NOTE = auto()
    EXTRA_NOTE = auto()
    MOVED_NOTE = auto()
    RENAMED_NOTE = auto()
    MISSING_CITATION = auto()
    EXTRA_CITATION = auto()
    MOVED_CITATION = auto()
    KEY = auto()
    ORDER = auto()
    GROUPING = auto()
    LOCATOR = auto()
    LINK = auto()
    IMAGES = auto()
    FIGURE = auto()
    MISSING_FIGURE = auto()
    UNTRANSLATED = auto()
    SENTENCE = auto()
    MISSING_STRING = auto()
    EXTRA_STRING = auto()


@dataclass(frozen=True)
class Difference:
    """One difference. `span` is its place in the translation's file; `source` and `block` are the blocks that it is
    about, one of which may be missing. `written` is what the translation has there, `wanted` what the source has at
    `source_span`; either may be empty. `other` is a second block of the source that it touches."""

    kind: Kind
    span: Span
    source: Block | None
    block: Block | None
    written: str = ""
    wanted: str = ""
    source_span: Span | None = None
    other: Block | None = None


@dataclass(frozen=True)
class Comparison:
    """A translated section beside its source: which block is which, notes among them, and what differs."""

    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]
