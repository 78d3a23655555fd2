"""A text file of the paper, and the one way in which a place in it is counted.

A place is stored once, as a `Span` of 0-based character offsets into `SourceFile.text`; lines and columns are computed
from it when it is shown, and count from 1. A character is a Unicode code point; a tab is one column. The text is
kept as it stands in the file, but for a byte order mark: line ends are not normalised, so that offsets stay true.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """Characters `start` up to, not including, `end`; both 0-based offsets into the file's text."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people count it: line and column start at 1."""

    line: int
    column: int


@dataclass(frozen=True)
class SourceFile:
    """One text file of a project.

    `path` is relative to the project, with forward slashes. `bad_bytes` is the offset of the first byte that is not
    UTF-8 (as an offset into `text`, which then was read as Windows-1252), or None.
    """

    path: str
    text: str
    bad_bytes: int | None = None

    @property
    def name(self) -> str:
        """The last step of its path."""
        return self.path.rsplit("/", 1)[-1]

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins; the first is 0."""
        return (0, *(m.end() for m in _LINE_END.finditer(self.text)))

    def position(self, offset: int) -> Position:
        """The line and column (from 1) of a 0-based `offset`; an offset past the end is the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The 0-based offset of a line and column (from 1): the inverse of `position`."""
        return self.line_starts[position.line - 1] + position.column - 1

    def line_span(self, line: int) -> Span:
        """The span of line number `line` (from 1) without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))
