"""Places as an editor counts them: lines from 0, columns in units of the encoding that it has agreed on."""

from __future__ import annotations

from lsprotocol import types

from paperbuild.findings.source import Position, SourceFile, Span

_BYTES = {types.PositionEncodingKind.Utf8: ("utf-8", 1), types.PositionEncodingKind.Utf16: ("utf-16-le", 2)}


class ClientPlaces:
    """Turns places of ours into those of an editor, and back (LSP 3.17, Position).

    `encoding` is what a column counts: bytes of UTF-8, units of UTF-16 (what every editor knows), or code points. A
    place that the text does not have is the nearest that it has: a column past the end of a line is that end, a line
    past the last one is the end of the text.
    """

    def __init__(self, encoding: types.PositionEncodingKind | str = types.PositionEncodingKind.Utf16) -> None:
        self._encoding = types.PositionEncodingKind(encoding)

    def position(self, file: SourceFile, offset: int) -> types.Position:
        """An offset into the text of `file` as the editor has it."""
        line, column = file.position(offset)
        start = file.line_starts[line - 1]
        return types.Position(line - 1, self._units(file.text[start : start + column - 1]))

    def range(self, file: SourceFile, span: Span) -> types.Range:
        """A span of `file` as the editor has it."""
        return types.Range(self.position(file, span.start), self.position(file, span.end))

    def range_between(self, file: SourceFile, start: Position, end: Position) -> types.Range:
        """What lies between two places of `file` that are counted from 1."""
        return self.range(file, Span(file.offset(start), max(file.offset(start), file.offset(end))))

    def offset(self, file: SourceFile, position: types.Position) -> int:
        """The offset into the text of `file` that the editor means."""
        if position.line >= len(file.line_starts):
            return len(file.text)
        line = file.line_span(max(position.line, 0) + 1)
        return line.start + self._letters(file.text[line.start : line.end], position.character)

    def _units(self, text: str) -> int:
        if text.isascii() or self._encoding not in _BYTES:
            return len(text)
        codec, size = _BYTES[self._encoding]
        return len(text.encode(codec, "surrogatepass")) // size

    def _letters(self, line: str, units: int) -> int:
        """How many letters of `line` the first `units` are; amid a letter, those before it."""
        if line.isascii() or self._encoding not in _BYTES:
            return max(0, min(units, len(line)))
        codec, size = _BYTES[self._encoding]
        before = line.encode(codec, "surrogatepass")[: max(units, 0) * size]
        return len(before.decode(codec, "ignore"))
