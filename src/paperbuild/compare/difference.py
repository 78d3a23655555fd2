"""A difference between a translation and its source, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from paperbuild.compare.align import Pair
from paperbuild.compare.blocks import Block
from paperbuild.findings.source import Span


class Kind(Enum):
    """In what a translation differs: the name of the rule that tells it, and what else it is."""

    MISSING_BLOCK = "missing-block"
    EXTRA_BLOCK = "extra-block"
    BLOCK = "different-block"
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
    `source_span`; either may be empty. `other` is a second block of the source that it touches."""

    kind: Kind
    span: Span
    source: Block | None
    block: Block | None
    written: str = ""
    wanted: str = ""
    source_span: Span | None = None
    other: Block | None = None

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
