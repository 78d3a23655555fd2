"""Writes a text into a section in the style of its file: its line width, its line ends, what its lines begin with."""

from __future__ import annotations

import re

from paperbuild.exchange.po.units import Standing, Unit, is_quoted
from paperbuild.exchange.po.writer import at_start, begins_block
from paperbuild.model.blocks import Block, blocks_of
from paperbuild.model.section import PieceKind, Section

_FILLED = {PieceKind.PARAGRAPH, PieceKind.ITEM, PieceKind.NOTE}
_LONG_LINE = 120
_USUAL_WIDTH = 100
_OUTLIERS = 50  # of so many lines, one may be longer than its author's width
_HARD_BREAK = re.compile(r"(?:\\|  )\r?\Z")
_LEAD = re.compile(r"[ \t>]*")
_NOTE_LEAD = "    "
_NO_BREAK_BEFORE = re.compile(r"[;:!?»›%]")  # in French a space stands before them, at which no line ends
_NO_BREAK_AFTER = ("«", "‹")
_CODE_SPAN = re.compile(r"(`{1,30})[^`]*+\1(?:\{[^{}]*+\})?")


def width_of(section: Section) -> int:
    """How long the lines of a file are at most; 0 where its paragraphs are not broken into lines.

    A line that its author ended (`12 Mill Road\\`), and the last of a paragraph, end where their words do.
    """
    full: list[int] = []
    ended: list[int] = []
    for block in blocks_of(section):
        if block.kind in _FILLED:
            lines = _lines_of(block)
            for line, following in zip(lines, [*lines[1:], ""], strict=True):
                words = _LEAD.sub("", following, count=1)
                goes_on = words.strip() and not begins_block(words) and not _HARD_BREAK.search(line)
                (full if goes_on else ended).append(len(line))
    width = max(sorted(full)[: len(full) - len(full) // _OUTLIERS], default=0)
    if full and sum(length > max(width, _LONG_LINE) for length in ended) < len(full):
        return width
    return 0 if max([*full, *ended], default=0) > _LONG_LINE else _USUAL_WIDTH


def _lines_of(block: Block) -> list[str]:
    """The lines in which a block stands, each whole."""
    file, span = block.file, block.span
    first, last = file.position(span.start).line, file.position(span.end).line
    spans = [file.line_span(line) for line in range(first, last + 1)]
    return [file.text[line.start : line.end] for line in spans]


def line_end_of(text: str) -> str:
    """How the lines of a text end: as its first does."""
    match = re.search(r"\r\n|\r|\n", text)
    return match.group() if match else "\n"


def set_in(markdown: str, unit: Unit, width: int) -> str:
    """`markdown`, on one line, as it stands in the place of `unit`."""
    text = unit.block.file.text
    if unit.layout is Standing.KEPT:
        return line_end_of(text).join(markdown.split("\n"))
    if unit.layout is Standing.LINE:
        return _as_heading(markdown.replace("\\\n", " "))
    if unit.layout in {Standing.CELL, Standing.GRID}:
        return markdown.replace("\\\n", " ")
    line_start = text.rfind("\n", 0, unit.span.start) + 1
    first = text[line_start : unit.span.start]
    lead = _lead(unit, first)
    lines = _filled(at_start(markdown), width, len(first), lead)
    return (line_end_of(text) + lead).join(lines)


def note(slug: str, markdown: str, width: int, line_end: str) -> str:
    """A new note of that name; the lines after its first are set in."""
    label = f"[^{slug}]: "
    return label + (line_end + _NOTE_LEAD).join(_filled(at_start(markdown), width, len(label), _NOTE_LEAD))


def _as_heading(markdown: str) -> str:
    """`markdown` with a backslash before the last words where they would be a heading's end: figures, attributes."""
    return re.sub(r"((?<!#)#+|\{[^{}]*\})$", r"\\\1", markdown)


def _lead(unit: Unit, first: str) -> str:
    """What the lines after the first begin with: as the second did, or as far in as the words of the first are."""
    file, span = unit.block.file, unit.span
    number = file.position(span.start).line
    if file.position(span.end).line > number:
        line = file.line_span(number + 1)
        lead = _LEAD.match(file.text, line.start, line.end)
        return lead.group() if lead else ""
    if unit.block.kind is PieceKind.NOTE:
        return _NOTE_LEAD
    kept = ">" if is_quoted(unit.block) else ""
    return "".join(letter if letter in kept or letter == "\t" else " " for letter in first)


def _filled(markdown: str, width: int, first: int, lead: str) -> list[str]:
    """`markdown` in lines of `width`; no line begins with what would begin a block. `first` columns are taken already
    in the first line, those of `lead` in the others."""
    lines: list[str] = []
    for paragraph in markdown.split("\\\n"):
        line = ""
        for word in _words(paragraph):
            used = len(lead) if lines else first
            if line and width and used + len(line) + 1 + len(word) > width and not begins_block(word + " "):
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line + "\\")
    lines[-1] = lines[-1][:-1]
    return lines


def _words(markdown: str) -> list[str]:
    """The words of a text, with the marks that are kept on their line; code is not broken."""
    spans = [match.span() for match in _CODE_SPAN.finditer(markdown)]
    breaks = [
        match.span()
        for match in re.finditer(r" +", markdown)
        if not any(start < match.start() < end for start, end in spans)
        and not _NO_BREAK_BEFORE.match(markdown, match.end())
        and not markdown.endswith(_NO_BREAK_AFTER, 0, match.start())
    ]
    starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(markdown)]
    return [word for start, end in zip(starts, ends, strict=True) if (word := markdown[start:end])]
