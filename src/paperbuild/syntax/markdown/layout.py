"""Collects the pieces of a section while it is walked through, and finds from which line to which each of them reaches.

Of a paragraph the walk knows on which lines its probes stand; not every line has one. From there a piece reaches up and
down to the next empty line, to a fence, or to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from paperbuild.findings.source import Span
from paperbuild.model.section import CountedList, Piece, PieceKind
from paperbuild.syntax.markdown.outline import Node

_EXACT = {PieceKind.HEADING, PieceKind.NOTE}
_HOLDERS = {PieceKind.BOX, PieceKind.PULL_QUOTE, PieceKind.QUOTE, PieceKind.LIST, PieceKind.DIV}
# Words do for markers where they are numerals and more follows: `law.` at the end of a paragraph is none.
_NUMERAL = r"\(?(?:\d{1,9}|#|@|[A-Za-z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7})[.)]"
_MARKER = re.compile(rf"[ \t>]*(?:[-*+:~](?:[ \t]+|$)|{_NUMERAL}[ \t]+)+")
_MARK = re.compile(rf"([-*+:~]|{_NUMERAL})[ \t]+")
_LEAD = re.compile(r"[ \t>]*")
_EMPTY = re.compile(r"[ \t>]*\Z")
_BARRIER = re.compile(r"[ \t>]*(?::{3,}|\[\^[^\]\s]+\]:|<!--.*-->[ \t]*\Z)")


@dataclass
class Counting:
    """A numbered list while it is walked through: how pandoc counts its items (`start`, `style`), how deep it stands,
    and of each item the place of its first piece among all."""

    start: int
    style: str
    depth: int
    firsts: list[int] = field(default_factory=list)


class Pieces:
    """The pieces of one text, in its order, and its numbered lists."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Piece] = []
        self.numberings: list[Counting] = []
        self.holders: list[int] = []
        self.silent = 0  # within how many elements that are pieces as a whole
        self.depth = 0  # within how many lists
        self.begins_item = False
        self.made_of: dict[int, int] = {}  # by the `id` of a node, the number of the piece that was made of it

    def add(self, kind: PieceKind, span: Span, text: str = "", *, node: Node | None = None, **values: object) -> None:
        """Adds one piece that holds no others, made of `node`; `span` covers what is known of it."""
        if self.silent:
            return
        if node is not None:
            self.made_of[id(node)] = len(self.found)
        if kind is PieceKind.PARAGRAPH and self.begins_item:
            kind, values = PieceKind.ITEM, {**values, "level": self.depth}
        self.begins_item = False
        holder = self.holders[-1] if self.holders else None
        self.found.append(Piece(kind, span, text, holder=holder, **values))  # type: ignore[arg-type]

    def open(self, kind: PieceKind, span: Span, **values: object) -> None:
        """Adds a piece that holds those which follow, until it is closed."""
        if not self.silent:
            self.add(kind, span, **values)  # type: ignore[arg-type]
            self.holders.append(len(self.found) - 1)

    def close(self) -> None:
        """Ends the innermost piece that holds others."""
        if not self.silent:
            self.holders.pop()

    @contextmanager
    def within_piece(self) -> Iterator[None]:
        """Within an element that is one piece as a whole, what is in it is none."""
        self.silent += 1
        yield
        self.silent -= 1

    def pieces(self) -> Iterator[Piece]:
        """What has been found, each with its exact place."""
        starts: list[int] = []
        for number in range(len(self.found)):
            starts.append(self._start(number, starts))
        for number, piece in enumerate(self.found):
            if piece.kind in _EXACT or piece.kind in _HOLDERS:
                yield piece
                continue
            start = starts[number]
            following = starts[number + 1] if number + 1 < len(self.found) else len(self.text)
            line = self.text[start : self._line_end(start)]
            lead = (_MARKER if piece.kind is PieceKind.ITEM else _LEAD).match(line)
            yield replace(piece, span=Span(start + (lead.end() if lead else 0), self._end(piece, start, following)))

    def lists(self, pieces: Sequence[Piece]) -> Iterator[CountedList]:
        """The numbered lists, given the pieces with their places."""
        for one in self.numberings:
            marks = (self._mark(pieces[at], one.depth) if at < len(pieces) else None for at in one.firsts)
            yield CountedList(one.start, one.style, tuple(marks))

    def _mark(self, piece: Piece, depth: int) -> Span | None:
        """The mark of the item at `depth` that begins with this piece: several may stand in one line, `1. (a) `."""
        if piece.kind is not PieceKind.ITEM or piece.level < depth:
            return None
        start = self._line_start(piece.span.start)
        marks = [*_MARK.finditer(self.text, start, piece.span.start)]
        is_led = marks and marks[-1].end() == piece.span.start and len(marks) > piece.level - depth
        return Span(*marks[depth - piece.level - 1].span(1)) if is_led else None

    def _start(self, number: int, starts: Sequence[int]) -> int:
        """The offset at which the first line of a piece begins; `starts` are those of the pieces before it."""
        piece = self.found[number]
        if piece.kind in _EXACT or piece.kind in _HOLDERS:
            return self._line_start(piece.span.start)
        floor = self._floor(number - 1, starts[-1]) if number else 0
        start = self._line_start(piece.span.start)
        if piece.span.start == piece.span.end:
            return self._next(floor, is_after_text=number > 0 and self.found[number - 1].kind not in _EXACT | _HOLDERS)
        while start > floor and not (piece.kind is PieceKind.ITEM and self._has_marker(start)):
            above = self._line_start(start - 1)
            if above < floor or not self._is_of_piece(above):
                break
            start = above
        return start

    def _floor(self, before: int, start: int) -> int:
        """Where what follows a piece, which begins at `start`, may begin; what a quotation holds, on its own line."""
        piece = self.found[before]
        return start if piece.kind is PieceKind.QUOTE else self._after(max(piece.span.end, start))

    def _next(self, floor: int, *, is_after_text: bool) -> int:
        """Where something begins of which no probe tells, at `floor` or after; not in the lines of a text before it."""
        start = floor
        while is_after_text and start < len(self.text) and self._is_of_piece(start) and not self._has_marker(start):
            start = self._after(start)
        while start < len(self.text) and not self._is_of_piece(start):
            start = self._after(start)
        return start if start < len(self.text) else self._line_start(floor)

    def _end(self, piece: Piece, start: int, following: int) -> int:
        end = self._line_end(max(start, piece.span.end))
        while True:
            below = self._after(end)
            if below >= len(self.text) or start < following <= below or not self._is_of_piece(below):
                break
            end = self._line_end(below)
        return start + len(self.text[start:end].rstrip())

    def _is_of_piece(self, start: int) -> bool:
        line = self.text[start : self._line_end(start)]
        return not _EMPTY.match(line) and not _BARRIER.match(line)

    def _has_marker(self, start: int) -> bool:
        return _MARKER.match(self.text[start : self._line_end(start)]) is not None

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - (self.text[end - 1 : end] == "\r")

    def _after(self, offset: int) -> int:
        """Where the line after that of `offset` begins."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1
