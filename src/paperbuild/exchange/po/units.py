"""The texts of a section that are translated one by one: a block has one, a table one for each cell, a note one for
each of its paragraphs, a line block one for each of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from paperbuild.exchange.po.grid import grid_of
from paperbuild.exchange.po.marks import Message, Token
from paperbuild.exchange.po.message import message_of
from paperbuild.exchange.po.reader import Reader
from paperbuild.exchange.po.writer import LIST_MARK
from paperbuild.findings.source import Span
from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind

_HEADING_START = re.compile(r"#{1,6}[ \t]*")
_HEADING_END = re.compile(r"(?:(?<![ \t])[ \t]++)?(?:(?<![\\#])#++[ \t]*+)?(?:(?<!\\)\{[^{}]*+\}[ \t]*+)?\Z")
_NOTE_START = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_PARAGRAPH = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+")
_FENCE = re.compile(r"[ \t]*(?:`{3}|~{3}|:{3})")
_LINE = re.compile(r"[^\r\n]+")
_RULE = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-++:?[ \t]*+)*)\|?[ \t]*+")
_CAPTION = re.compile(r"[ \t>]*(?:[Tt]able)?:[ \t]+")
_CAPTION_END = re.compile(r"(?<![ \t])[ \t]++\{[^{}]*+\}[ \t]*+\Z")
_NOTE_CODE = re.compile(r"(?: {0,3}\t| {4}){2}")
_VERSE = re.compile(r"[ \t>]*\|[ \t]*")
_CELL = re.compile(r"(?:[^|\\`]|\\.|`[^`]*`|`)+")


class Standing(StrEnum):
    """How a text stands in the file: over lines that are filled, on a line of its own (a heading, a verse), in a
    cell of a table, in one whose table is drawn around it, or in lines that are kept as they are."""

    FILLED = "filled"
    LINE = "line"
    CELL = "cell"
    GRID = "grid"
    KEPT = "kept"


@dataclass(frozen=True)
class Unit:
    """One text of a block. `part` tells it from others of the block (`cell 2.1`); `span` is where it stands, without
    what marks the block; `message` is what a translator sees of it."""

    block: Block
    part: str
    span: Span
    layout: Standing
    message: Message

    @property
    def place(self) -> tuple[str, int]:
        """Its file and line."""
        return self.block.file.path, self.block.file.position(self.span.start).line


def units_of(block: Block, reader: Reader, like: Sequence[Unit] = ()) -> list[Unit]:
    """The texts of `block`; `like` are those of its source, whose numbers of placeholders they take."""
    messages = {unit.part: unit.message for unit in like}
    units = _grid_units(block, reader, messages)
    if units:
        return units
    for part, span, layout in _parts(block):
        if layout is Standing.KEPT:
            message = Message(_kept(block, span))
        else:
            message = message_of(reader.tokens(span, is_quoted=is_quoted(block)), messages.get(part))
        units.append(Unit(block, part, span, layout, message))
    return units


def _grid_units(block: Block, reader: Reader, like: Mapping[str, Message]) -> list[Unit]:
    """The cells of a grid table, and its caption."""
    grid = grid_of(block.file.text, block.span) if block.kind is PieceKind.TABLE else None
    units = []
    for (row, column), spans in grid.cells.items() if grid else ():
        part = f"cell {row}.{column}"
        tokens = [token for span in spans for token in (*reader.tokens(span), Token(" "))]
        if spans:
            units.append(Unit(block, part, spans[0], Standing.GRID, message_of(tokens, like.get(part))))
    for part, span, layout in _captions(block) if units else ():
        units.append(Unit(block, part, span, layout, message_of(reader.tokens(span), like.get(part))))
    return units


def whole(block: Block) -> list[Unit]:
    """`block` as one text, as it is written."""
    span = _from_line_start(block.file.text, block.span)
    return [Unit(block, "", span, Standing.KEPT, Message(_kept(block, span)))]


def is_quoted(block: Block) -> bool:
    """Whether a block stands in a block quote."""
    holder = block.holder
    while holder is not None:
        if holder.kind is PieceKind.QUOTE:
            return True
        holder = holder.holder
    return False


def contexts_of(name: str, blocks: Iterable[Block]) -> dict[Block, str]:
    """The name of each block of the section `name`: the identifier that it has or follows, its number under that."""
    counts: Counter[str] = Counter()
    anchors: dict[Block | None, str] = {None: ""}
    found: dict[Block, str] = {}
    for block in blocks:
        above = anchors.get(block.holder, "")
        own = block.piece.identifier
        if own:
            anchors[block.holder if block.kind is PieceKind.HEADING else block] = own
            path = f"#{own}"
        elif block.kind is PieceKind.NOTE:
            path = f"[^{block.piece.slug}]"
        else:
            kind = block.kind.value.replace(" ", "-")
            counts[above + kind] += 1
            path = f"{'#' if above else ''}{above}/{kind}-{counts[above + kind]}"
            if not block.is_text:
                anchors[block] = path.lstrip("#")
        found[block] = name + path
    return found


def _kept(block: Block, span: Span) -> str:
    return "\n".join(line.rstrip() for line in block.file.text[span.start : span.end].splitlines())


def _parts(block: Block) -> Iterator[tuple[str, Span, Standing]]:
    text = block.file.text
    if block.kind is PieceKind.HEADING:
        yield "", _heading(text, block.span), Standing.LINE
    elif block.kind is PieceKind.NOTE:
        yield from _paragraphs(text, block.span)
    elif block.kind is PieceKind.TABLE:
        yield from _table(text, block)
    elif block.kind is not PieceKind.CODE and block.is_text:
        if text.startswith("|", block.span.start):
            yield from _verses(text, block)
        else:
            yield "", block.span, Standing.FILLED


def _verses(text: str, block: Block) -> Iterator[tuple[str, Span, Standing]]:
    """The lines of a line block, each with those that go on in it; the spaces that set it in are left alone."""
    verses: list[Span] = []
    for line in _lines(text, block.span):
        if lead := _VERSE.match(text, *line):
            verses.append(Span(lead.end(), line.end))
        elif verses:
            verses[-1] = Span(verses[-1].start, line.end)
    for number, (start, end) in enumerate(verses, 1):
        yield f"line {number}", _trimmed(text, start, end), Standing.LINE


def _lines(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _LINE.finditer(text, *span)]


def _heading(text: str, span: Span) -> Span:
    written = text[span.start : span.end]
    lead = _HEADING_START.match(written)
    start = lead.end() if lead else 0
    end = _HEADING_END.search(written, start)
    return Span(span.start + start, span.start + (end.start() if end else len(written)))


def _paragraphs(text: str, span: Span) -> Iterator[tuple[str, Span, Standing]]:
    """The paragraphs and list items of a note; code in it is left alone."""
    label = _NOTE_START.match(text, span.start, span.end)
    count = 0
    is_listed = False
    for match in _PARAGRAPH.finditer(text, label.end() if label else span.start, span.end):
        is_listed = is_listed or LIST_MARK.match(text, *match.span()) is not None
        if _FENCE.match(match.group()) or (_NOTE_CODE.match(match.group()) and not is_listed):
            continue
        for start, end in _items(text, match.start(), match.end()):
            count += 1
            yield f"paragraph {count}" if count > 1 else "", _trimmed(text, start, end), Standing.FILLED


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph whole, or, where it is a list, item by item without their marks."""
    if not LIST_MARK.match(text, start, end):
        yield start, end
        return
    begins = [line.start() for line in _LINE.finditer(text, start, end) if LIST_MARK.match(text, line.start(), end)]
    for begin, stop in zip(begins, [*begins[1:], end], strict=True):
        mark = LIST_MARK.match(text, begin, stop)
        yield mark.end() if mark else begin, stop


def _table(text: str, block: Block) -> Iterator[tuple[str, Span, Standing]]:
    """The cells of a table whose columns are parted by `|`, and its caption; of any other its lines as they are."""
    lines = _lines(text, block.span)
    written = [text[line.start : line.end] for line in lines]
    rows = [
        line
        for line, letters in zip(lines, written, strict=True)
        if "|" in letters and not _RULE.fullmatch(letters) and not _CAPTION.match(letters)
    ]
    cells = [[*_cells(text, row)] for row in rows]
    is_piped = any("|" in letters and _RULE.fullmatch(letters) for letters in written)
    shape = [len(row) for row in block.piece.rows if row]
    if not is_piped or len(cells) != len(shape) or any(len(row) > wide for row, wide in zip(cells, shape, strict=True)):
        yield "", _from_line_start(text, block.span), Standing.KEPT
        return
    for number, row in enumerate(cells, 1):
        for column, cell in enumerate(row, 1):
            if cell.start < cell.end:
                yield f"cell {number}.{column}", cell, Standing.CELL
    yield from _captions(block)


def _captions(block: Block) -> Iterator[tuple[str, Span, Standing]]:
    """The caption of a table, if it has one, without its attributes."""
    text = block.file.text
    caption: Span | None = None
    for line in _lines(text, block.span):
        if lead := _CAPTION.match(text, *line):
            caption = Span(lead.end(), line.end)
        elif caption and "|" not in text[slice(*line)] and text[caption.end : line.start].count("\n") == 1:
            caption = Span(caption.start, line.end)
    if caption:
        start, end = _trimmed(text, *caption)
        attributes = _CAPTION_END.search(text[start:end])
        yield "caption", Span(start, start + attributes.start() if attributes else end), Standing.FILLED


def _from_line_start(text: str, span: Span) -> Span:
    """`span` with the spaces before it: columns that are drawn with spaces begin there."""
    start = text.rfind("\n", 0, span.start) + 1
    return Span(start, span.end) if text[start : span.start].isspace() else span


def _cells(text: str, row: Span) -> Iterator[Span]:
    """The cells of a row, without the white space around their words."""
    start, end = _trimmed(text, *row)
    while start < end and text[start] in "> \t":
        start += 1
    start += text.startswith("|", start)
    while start < end or text[start - 1 : start] != "|":
        cell = _CELL.match(text, start, end)
        stop = cell.end() if cell else start
        yield _trimmed(text, start, stop)
        start = stop + 1
        if start >= end:
            break


def _trimmed(text: str, start: int, end: int) -> Span:
    written = text[start:end]
    start += len(written) - len(written.lstrip(" \t"))
    return Span(start, max(start, start + len(text[start:end].rstrip())))
