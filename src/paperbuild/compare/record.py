"""The record of what a translated section was made from: that source text itself, as it was.

Git shows and merges it line by line; who works on another section touches another file. A block is brought up to date
by setting the source's text of today in its place; what stands around it stays as old as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from paperbuild.compare.clocks import versions_of
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.section import PieceKind, Section
from paperbuild.syntax.merge_marks import opening_mark

_CLOSING = re.compile(r"^[ \t>]*:{3,}[ \t]*(?=\r?$)", re.MULTILINE)


def conflict(file: SourceFile) -> Span | None:
    """The first line with which git marks, in a record, what it could not merge; None where there is none."""
    return opening_mark(file)


def brought_up_to_date(record: Section, source: Section, accepted: Collection[Block]) -> str:
    """The text of `record` with those blocks of it, or of `source`, that are `accepted` as `source` has them.

    Of a box that was added or taken away since, everything comes or goes with it.
    """
    parts: list[_Lines] = []
    for run in _runs(list(_versions(record, source))):
        taken = [bool({part.block for part in pair if part} & {*accepted}) for pair in run]
        is_whole = any(taken) and any(part and not part.block.is_text for pair in run for part in pair)
        for (old, new), is_taken in zip(run, taken, strict=True):
            part = new if is_taken or is_whole else old
            parts += [part] if part else []
    return _joined(parts) + _line_end(source)


@dataclass(frozen=True)
class _Lines:
    """A block as whole lines, or the line that closes a box; with what stands between it and the part before it."""

    block: Block
    is_closing: bool
    gap: str
    text: str
    follows: _Lines | None


_Versions = tuple[_Lines | None, _Lines | None]


def _versions(record: Section, source: Section) -> Iterator[_Versions]:
    """The parts of the record and of the source, in pairs and in the order of both."""
    old, new = (blocks_of(section) for section in (record, source))
    now = {before: after for before, after in versions_of(old, new) if before and after}
    known = set(now.values())
    left, right = ([*_parts(section, blocks)] for section, blocks in ((record, old), (source, new)))
    while left or right:
        if left and left[0].block not in now:
            yield left.pop(0), None
        elif right and right[0].block not in known:
            yield None, right.pop(0)
        elif left and right and _is_version(left[0], right[0], now[left[0].block]):
            yield left.pop(0), right.pop(0)
        elif left and (left[0].is_closing or not right):  # what it closes reaches further now
            yield left.pop(0), None
        else:
            yield None, right.pop(0)


def _is_version(old: _Lines, new: _Lines, now: Block) -> bool:
    return new.block is now and old.is_closing == new.is_closing


def _runs(versions: Sequence[_Versions]) -> Iterator[list[_Versions]]:
    """Stretches in which parts were added or taken away; each other pair by itself."""
    run: list[_Versions] = []
    for pair in versions:
        if all(pair):
            if run:
                yield run
            run = []
            yield [pair]
        else:
            run.append(pair)
    if run:
        yield run


def _parts(section: Section, blocks: Collection[Block]) -> Iterator[_Lines]:
    """The parts of a section in the order of its text; all of it but what follows the last."""
    text = section.file.text
    end, before = 0, None
    ordered = sorted((block for block in blocks if block.kind is not PieceKind.QUOTE), key=lambda block: block.span)
    open_boxes: list[Block] = []
    for block, following in zip(ordered, [*ordered[1:], None], strict=True):
        start = max(end, text.rfind("\n", 0, block.span.start) + 1)
        before = _Lines(block, False, text[end:start], text[start : block.span.end], before)
        yield before
        end = block.span.end
        if not block.is_text:
            open_boxes.append(block)
        limit = following.span.start if following else len(text)
        for closing in _CLOSING.finditer(text, end, limit):
            if open_boxes:
                before = _Lines(open_boxes.pop(), True, text[end : closing.start()], closing.group(), before)
                yield before
                end = closing.end()


def _joined(parts: Sequence[_Lines]) -> str:
    """The parts as a text: what was between two neighbours, and an empty line between those that were none."""
    text = ""
    before: _Lines | None = None
    for part in parts:
        gap = part.gap if before else part.gap.lstrip("\r\n")
        is_neighbour = before is None or part.follows is before
        is_close = part.is_closing or (_is_item(part) and _is_item(before))
        if not is_neighbour and not is_close and gap.count("\n") < 2:
            gap = "\n\n" + gap.lstrip("\r\n")
        text += gap + part.text
        before = part
    return text


def _is_item(part: _Lines | None) -> bool:
    return part is not None and part.block.kind is PieceKind.ITEM


def _line_end(section: Section) -> str:
    """What follows the last part of a section: mostly the end of its line."""
    text = section.file.text
    return text[len(text.rstrip()) :] or "\n"
