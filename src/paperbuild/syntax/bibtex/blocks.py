"""Cuts a library into blocks: each entry or definition with the comments that belong to it.

BibTeX takes all text outside of entries for comment. What stands behind an entry on its last line belongs to it; all
that follows belongs to the next entry. At the top of the file, only what no blank line parts from the first entry is
about it: the rest is about the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperbuild.findings.source import Span
from paperbuild.model.bibliography import Bibliography, Entry

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_LINE = re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))[ \t]*(?:\r\n|\r|\n)")


@dataclass(frozen=True)
class CommentedBlock:
    """An entry, a definition (`@string`, `@preamble`) or an entry that cannot be read: `span` covers it, `before` the
    comments above it, whole lines or nothing, of which `near` are those that no blank line parts from it, `after` the
    rest of its last line. `entry` is None but for an entry."""

    span: Span
    before: Span
    near: Span
    after: Span
    entry: Entry | None = None
    is_broken: bool = False


@dataclass(frozen=True)
class LibraryBlocks:
    """A library in blocks: `head` is what it says first about itself, `tail` what follows the last block."""

    head: Span
    blocks: tuple[CommentedBlock, ...]
    tail: Span


def library_blocks(library: Bibliography) -> LibraryBlocks:
    """The blocks of a library, in the order of the file."""
    text = library.file.text
    entries: Mapping[Span, Entry] = {entry.span: entry for entry in library.entries}
    broken = {one.span for one in library.broken}
    spans = sorted([*entries, *broken, *library.definitions])
    ends = [_end_of_line(text, span, after) for span, after in zip(spans, [*spans, None][1:], strict=True)]
    starts = [0, *ends][: len(spans)]
    found: list[CommentedBlock] = []
    head = Span(0, 0)
    for span, start, end in zip(spans, starts, ends, strict=True):
        near = _near(library, Span(start, span.start))
        before = Span(start, span.start)
        if not found:
            head, before = Span(0, near.start), near
        found.append(CommentedBlock(span, before, near, Span(span.end, end), entries.get(span), span in broken))
    tail = Span(ends[-1] if ends else 0, len(text))
    return LibraryBlocks(head, tuple(found), tail)


def _end_of_line(text: str, span: Span, following: Span | None) -> int:
    """Where the line on which a block ends is over; where the next begins on it, the end of the block."""
    limit = following.start if following else len(text)
    match = _LINE_END.search(text, span.end, limit)
    return match.end() if match else span.end if following else limit


def _near(library: Bibliography, gap: Span) -> Span:
    """What of the text before a block no blank line parts from it; a blank line in an `@comment` parts nothing."""
    breaks = [
        match.end()
        for match in _BLANK_LINE.finditer(library.file.text, *gap)
        if not _is_in(library.comments, match.start())
    ]
    return Span(max(breaks, default=gap.start), gap.end)


def _is_in(spans: Sequence[Span], at: int) -> bool:
    """Whether an offset stands within one of `spans`, which are in order."""
    number = bisect_right(spans, (at, at)) - 1
    return number >= 0 and spans[number].start < at < spans[number].end


def whole_block(library: Bibliography, block: CommentedBlock) -> Span:
    """What goes where a block is deleted: it, the comments right above and behind it, and the gap below."""
    text, end = library.file.text, block.after.end
    while text[end : end + 1] in {"\r", "\n"}:
        end += 1
    return Span(block.near.start, end)


def outside(blocks: LibraryBlocks) -> Iterator[Span]:
    """Every stretch of text that is no part of a block itself, in the order of the file."""
    yield blocks.head
    for block in blocks.blocks:
        yield block.before
        yield block.after
    yield blocks.tail
