"""Grid tables: their cells as texts, and the table laid out anew where a cell has changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paperbuild.exchange.po.writer import LIST_MARK, at_start, begins_block
from paperbuild.findings.source import Span

_LINE = re.compile(r"[^\r\n]+")
_LEAD = re.compile(r"[ >]*")
_RULE = re.compile(r"\+(?::?(?:-+|=+):?\+)+")
_WIDE = frozenset("WF")
_UNBROKEN = re.compile(r"[*_~^\[\]`<]|\\(?=\s|\Z)")  # what two lines of a cell might tear apart
_INDENT = 4  # spaces that make code of a line

Slot = tuple[int, int]
"""The row and the column of a cell, from 1."""


@dataclass(frozen=True)
class Grid:
    """A table whose columns all have the same width from top to bottom. `span` is all of it without its caption;
    `lines` are its lines without what they begin with (`leads`), `edges` the columns in which its `+` and `|` stand."""

    span: Span
    leads: tuple[str, ...]
    lines: tuple[str, ...]
    edges: tuple[int, ...]
    cells: Mapping[Slot, tuple[Span, ...]]


def grid_of(text: str, span: Span) -> Grid | None:
    """The grid at `span`, its caption apart; None where it is none, or one whose cells hold more than a paragraph."""
    found = [match for match in _LINE.finditer(text, *span) if text.startswith(("+", "|"), _words_of(match))]
    starts = [_words_of(match) for match in found]
    lines = tuple(text[start : match.end()].rstrip() for start, match in zip(starts, found, strict=True))
    if len(lines) < 3 or not (_RULE.fullmatch(lines[0]) and _RULE.fullmatch(lines[-1])):
        return None
    edges = tuple(at for at, letter in enumerate(lines[0]) if letter == "+")
    rows = [[at for at, letter in zip(_columns(line), line, strict=False) if letter in "+|"] for line in lines]
    if not all({*edges} <= {*row} for row in rows) or any("+" in line for line in lines if line.startswith("|")):
        return None
    cells = dict(_cells(lines, starts, edges))
    if any(_is_more_than_a_paragraph(text, spans) for spans in cells.values()):
        return None
    leads = tuple(match.group()[: start - match.start()] for start, match in zip(starts, found, strict=True))
    return Grid(Span(starts[0], starts[-1] + len(lines[-1])), leads, lines, edges, cells)


def _words_of(match: re.Match[str]) -> int:
    lead = _LEAD.match(match.group())
    return match.start() + (lead.end() if lead else 0)


def _width(letter: str) -> int:
    """The columns that a letter takes, as pandoc counts them."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def _columns(line: str) -> list[int]:
    """The column in which each letter of a line begins, and that after the last."""
    columns = [0]
    for letter in line:
        columns.append(columns[-1] + _width(letter))
    return columns


def _cut(line: str, edges: Sequence[int]) -> list[tuple[int, int]]:
    """From where to where the cells of a line reach."""
    columns = _columns(line)
    ends = [columns.index(edge) for edge in edges]
    return [(start + 1, end) for start, end in pairwise(ends)]


def _cells(
    lines: Sequence[str], starts: Sequence[int], edges: Sequence[int]
) -> Iterator[tuple[Slot, tuple[Span, ...]]]:
    """The lines of each cell, with what stands before their words; without those that are empty at its end."""
    row, found = 1, dict[int, list[Span]]()
    for line, at in zip(lines, starts, strict=True):
        if not line.startswith("|"):
            yield from (((row, column), _without_empty(lines_of)) for column, lines_of in found.items())
            row, found = row + bool(found), {}
            continue
        for column, (start, end) in enumerate(_cut(line, edges), 1):
            words = line[start:end].rstrip()
            found.setdefault(column, []).append(Span(at + start, at + start + len(words)))


def _without_empty(spans: list[Span]) -> tuple[Span, ...]:
    while spans and spans[-1].start == spans[-1].end:
        spans = spans[:-1]
    return tuple(spans)


def _is_more_than_a_paragraph(text: str, spans: Sequence[Span]) -> bool:
    written = [text[span.start : span.end] for span in spans]
    is_torn = len(written) > 1 and any(_UNBROKEN.search(line) for line in written)
    return is_torn or any(
        not line
        or len(line) - len(line.lstrip()) > _INDENT
        or LIST_MARK.match(line + " ")
        or begins_block(line.lstrip())
        for line in written
    )


def relaid(grid: Grid, written: Mapping[Slot, str], line_end: str) -> str:
    """The lines of the table with cells `written` anew; a column becomes wider only where a word does not fit."""
    widths = [end - start - 1 for start, end in pairwise(grid.edges)]
    cells: dict[Slot, list[str]] = {}
    for (row, column), markdown in written.items():
        cells[row, column] = [" " + line for line in _broken(at_start(markdown), widths[column - 1] - 2)]
    for (_, column), lines in cells.items():
        widths[column - 1] = max(widths[column - 1], *(_columns(line)[-1] + 1 for line in lines))
    made: list[str] = []
    leads = dict(enumerate(grid.leads))
    row, rows = 1, list[str]()
    for number, line in enumerate(grid.lines):
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            made += [leads[number - 1] + one for one in _row(rows, row, cells, grid.edges, widths)]
            row, rows = row + 1, []
        made.append(leads[number] + _rule(line, widths))
    return line_end.join(made)[len(grid.leads[0]) :]


def _row(
    lines: Sequence[str],
    row: int,
    cells: Mapping[Slot, Sequence[str]],
    edges: Sequence[int],
    widths: Sequence[int],
) -> Iterator[str]:
    columns = []
    for column in range(1, len(edges)):
        there = [line[slice(*_cut(line, edges)[column - 1])] for line in lines]
        columns.append(cells.get((row, column), there))
    height = max(
        max(len([one for one in column if one.strip()]) for column in columns),
        0 if any((row, column) in cells for column in range(1, len(edges))) else len(lines),
    )
    for number in range(height):
        parts = [column[number] if number < len(column) else "" for column in columns]
        yield f"|{'|'.join(map(_padded, parts, widths))}|"


def _padded(part: str, width: int) -> str:
    return part.rstrip() + " " * (width - _columns(part.rstrip())[-1])


def _rule(line: str, widths: Sequence[int]) -> str:
    parts = line.strip("+").split("+")
    filled = (part[0] + part[1] * (width - len(part)) + part[1:] for part, width in zip(parts, widths, strict=True))
    return f"+{'+'.join(filled)}+"


def _broken(markdown: str, width: int) -> list[str]:
    """`markdown` in lines of `width` columns, where that tears nothing apart."""
    if _UNBROKEN.search(markdown):
        return [markdown]
    lines = [""]
    for word in markdown.split(" "):
        longer = f"{lines[-1]} {word}".lstrip(" ")
        if _columns(longer)[-1] <= width or not lines[-1] or begins_block(word + " ") or LIST_MARK.match(word + " "):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
