"""Reads the pages of a PDF: which text each piece of marked content shows (ISO 32000-1, 14.6), and with which fonts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_BFCHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_BFRANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_DEEPEST_FORM = 12
_LONGEST_RANGE = 0x10000
_PRESSED = 0.03
_ARABIC_COMMAS = frozenset("\u060c\u061b")
NO_GLYPH = "\ufffd"
"""What a letter is read as for which the font has no picture, or no letter."""


@dataclass(frozen=True)
class ShownText:
    """Text that is shown in one go: where its line stands (`y`, from the foot of the page) and how large it is."""

    text: str
    y: float
    size: float


@dataclass
class PageContent:
    """One page: its text by the number of its marked content, how many letters show as a box, fonts not embedded,
    and how many pictures are not drawn in their proportions."""

    pieces: dict[int, list[ShownText]] = field(default_factory=dict)
    boxes: int = 0
    fonts_outside: set[str] = field(default_factory=set)
    pressed: int = 0


@dataclass(frozen=True)
class _Font:
    """How the codes of a font are read; `width` is that of a code in bytes."""

    letters: dict[int, str]
    width: int
    is_by_glyph: bool


class PageReader:
    """Reads pages one after the other, each font once. `is_rtl` says that lines begin at the right."""

    def __init__(self, *, is_rtl: bool = False) -> None:
        self._is_rtl = is_rtl
        self._fonts: dict[tuple[int, int], _Font] = {}

    def read(self, page: pikepdf.Page) -> PageContent:
        """The content of `page`."""
        content = PageContent()
        self._read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), content, pikepdf.Matrix(), None, 0)
        return content

    def _read(
        self, stream: Any, resources: Any, content: PageContent, matrix: pikepdf.Matrix, mcid: int | None, depth: int
    ) -> None:
        """Adds what a content stream shows; `mcid` is the marked content that it stands in, as a form may."""
        self._note_fonts(resources, content)
        state = _TextState(matrix, mcid)
        for instruction in pikepdf.parse_content_stream(stream):
            operands, name = instruction.operands, str(instruction.operator)
            if state.ends_line(name, operands):
                self._end_line(state, content)
            if name in _SHOWING:
                self._show(operands[-1], resources, state, content)
            elif name == "Do" and depth < _DEEPEST_FORM:
                form = resources.get("/XObject", {}).get(str(operands[0]))
                content.pressed += _is_pressed(form, state.matrix)
                if form is not None and form.get("/Subtype") == "/Form":
                    own = form.get("/Resources", resources)
                    inner = pikepdf.Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ state.matrix
                    self._read(form, own, content, inner, state.mcid, depth + 1)
            else:
                state.apply(name, operands)

    def _show(self, operand: Any, resources: Any, state: _TextState, content: PageContent) -> None:
        font = self._font(resources.get("/Font", {}).get(state.font))
        strings = operand if isinstance(operand, pikepdf.Array) else [operand]
        codes = [code for part in strings if isinstance(part, pikepdf.String) for code in _codes(bytes(part), font)]
        content.boxes += sum(code == 0 for code in codes) if font.is_by_glyph else 0
        if not state.is_replaced:
            state.line += [font.letters.get(code, NO_GLYPH if font.is_by_glyph and code == 0 else "") for code in codes]
        if state.place is None:
            place = state.text_matrix @ state.matrix
            state.place = place.f, abs(state.size * place.d) or 1.0

    def _end_line(self, state: _TextState, content: PageContent) -> None:
        """Adds what has been shown in one go, in whatever fonts: it stands in the file from left to right."""
        if state.mcid is not None and state.place is not None:
            text = "".join(in_reading_order(state.line, is_rtl=self._is_rtl))
            content.pieces.setdefault(state.mcid, []).append(ShownText(text, *state.place))
        state.line, state.place = [], None

    def _note_fonts(self, resources: Any, content: PageContent) -> None:
        for font in resources.get("/Font", pikepdf.Dictionary()).values():
            if not _is_embedded(font):
                content.fonts_outside.add(str(font.get("/BaseFont", "?")).lstrip("/"))

    def _font(self, font: Any) -> _Font:
        if font is None:
            return _Font({}, 1, is_by_glyph=False)
        key = font.objgen
        if key == (0, 0) or key not in self._fonts:
            is_composite = font.get("/Subtype") == "/Type0"
            letters = _letters(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else {}
            self._fonts[key] = _Font(letters, 2 if is_composite else 1, is_by_glyph=is_composite)
        return self._fonts[key]


@dataclass
class _TextState:
    """What a content stream has set so far (ISO 32000-1, 8.4 and 9.3), and the line that it is showing: its letters as
    they stand, and its height and size. `is_replaced` says that its marks say in other words what is shown."""

    matrix: pikepdf.Matrix
    mcid: int | None
    text_matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    font: str = ""
    size: float = 1.0
    saved: list[tuple[pikepdf.Matrix, str, float]] = field(default_factory=list)
    marked: list[tuple[int | None, bool]] = field(default_factory=list)
    is_replaced: bool = False
    line: list[str] = field(default_factory=list)
    place: tuple[float, float] | None = None

    def ends_line(self, name: str, operands: Any) -> bool:
        """Whether operator `name` begins another place, or another part of the page's content."""
        if self.is_replaced:
            return False
        return name in _ENDING or (name == "BDC" and _said(operands[1]) is None)

    def apply(self, name: str, operands: Any) -> None:
        """Does what operator `name` says, as far as it matters here."""
        if name == "Tm":
            self.text_matrix = pikepdf.Matrix(*map(float, operands))
        elif name in {"Td", "TD"}:
            self.text_matrix = pikepdf.Matrix(1, 0, 0, 1, *map(float, operands)) @ self.text_matrix
        elif name == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif name == "BT":
            self.text_matrix = pikepdf.Matrix()
        elif name == "cm":
            self.matrix = pikepdf.Matrix(*map(float, operands)) @ self.matrix
        elif name == "q":
            self.saved.append((self.matrix, self.font, self.size))
        elif name == "Q" and self.saved:
            self.matrix, self.font, self.size = self.saved.pop()
        elif name in {"BDC", "BMC"}:
            self._begin_mark(operands)
        elif name == "EMC" and self.marked:
            self.mcid, self.is_replaced = self.marked.pop()

    def _begin_mark(self, operands: Any) -> None:
        self.marked.append((self.mcid, self.is_replaced))
        properties = operands[1] if len(operands) > 1 else None
        if operands[0] == "/Artifact":
            self.mcid = None
        elif isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
            self.mcid = int(properties["/MCID"])
        elif (text := _said(properties)) is not None and not self.is_replaced:
            self.line.append(text)
            self.is_replaced = True


def _is_pressed(picture: Any, matrix: pikepdf.Matrix) -> bool:
    """Whether `picture`, where it is one of pixels, is drawn upright in other proportions than it has: one of pixels is
    drawn in a square, which the matrix draws out (ISO 32000-1, 8.9.5)."""
    if picture is None or picture.get("/Subtype") != "/Image" or not (matrix.a and matrix.d):
        return False
    drawn, own = abs(matrix.a / matrix.d), float(picture["/Width"]) / float(picture["/Height"])
    return abs(drawn / own - 1) > _PRESSED


def _said(properties: Any) -> str | None:
    """The text that marked content says it stands for (ISO 32000-1, 14.9.4); None for a part of the tree."""
    if not isinstance(properties, pikepdf.Dictionary) or "/ActualText" not in properties or "/MCID" in properties:
        return None
    return str(properties["/ActualText"])


_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_ENDING = frozenset({"Tm", "Td", "TD", "T*", "'", '"', "BT", "ET", "BMC", "EMC", "Do"})


def in_reading_order(glyphs: Sequence[str], *, is_rtl: bool) -> list[str]:
    """The letters of a piece of text, which a PDF has from left to right as they stand, in the order of reading.

    Where lines begin at the right the whole is turned round, and what is written from left to right in it (figures,
    Latin) back again; elsewhere each run of letters that are written from right to left is turned (UAX #9, L2).
    """
    if not is_rtl:
        return _turned(list(glyphs), "R")
    has_arabic = any(_direction(glyph) == "R" for glyph in glyphs)
    # A piece in Latin alone has its own direction; one of figures and marks has the line's.
    return _turned(list(reversed(glyphs)), "L") if has_arabic or not _has_latin(glyphs) else list(glyphs)


def _turned(glyphs: list[str], direction: str) -> list[str]:
    """`glyphs` with every run of `direction` turned round, with what has no direction between its letters."""
    marks = [_direction(glyph) for glyph in glyphs]
    at = 0
    while at < len(glyphs):
        if marks[at] != direction:
            at += 1
            continue
        end = last = at
        while end < len(glyphs) and marks[end] in {direction, ""}:
            last = end if marks[end] == direction else last
            end += 1
        run = glyphs[last : at - 1 if at else None : -1]
        glyphs[at : last + 1] = _taken_apart(run) if direction == "L" else run
        at = last + 1
    return glyphs


def _taken_apart(run: Sequence[str]) -> list[str]:
    """`run`, which is written from left to right in a line that begins at the right, in the order of reading.

    A figure goes on at its right only where it follows Latin letters, or within a number: `47–33` is read from the
    right (UAX #9, W4, W7 and N1). After an Arabic comma the line itself goes on.
    """
    pieces: list[list[str]] = [[]]
    between: list[str] = []
    for glyph in run:
        if not _direction(glyph):
            between.append(glyph)
        elif _goes_on(pieces[-1], between):
            pieces[-1] += [*between, glyph]
            between = []
        else:
            pieces += [*([one] for one in between), [glyph]]
            between = []
    return [glyph for piece in reversed(pieces) for glyph in piece]


def _goes_on(piece: Sequence[str], between: Sequence[str]) -> bool:
    if _has_latin(piece):
        return not _ARABIC_COMMAS & set(between)
    return not between or (len(between) == 1 and unicodedata.bidirectional(between[0][:1]) in {"ES", "CS"})


def _has_latin(glyphs: Sequence[str]) -> bool:
    return any(unicodedata.bidirectional(letter) == "L" for glyph in glyphs for letter in glyph)


def _direction(glyph: str) -> str:
    """`R` or `L` for what is written from right to left or from left to right, as figures are; empty for the rest.

    A mark has the direction of the letter that it stands on (UAX #9, W1); one alone, as Arabic fonts have it, is `R`.
    """
    kinds = {unicodedata.bidirectional(letter) for letter in glyph}
    if kinds & {"R", "AL"} or (kinds & {"NSM"} and "L" not in kinds):
        return "R"
    return "L" if kinds & {"L", "EN", "AN"} else ""


def _codes(string: bytes, font: _Font) -> Iterator[int]:
    for at in range(0, len(string) - font.width + 1, font.width):
        yield int.from_bytes(string[at : at + font.width], "big")


def _letters(cmap: bytes) -> dict[int, str]:
    """The letters of a ToUnicode map by their codes (ISO 32000-1, 9.10.3)."""
    letters: dict[int, str] = {}
    for block in _BFCHAR.findall(cmap):
        letters |= {int(code, 16): _text(text) for code, text in _PAIR.findall(block)}
    for block in _BFRANGE.findall(cmap):
        for first, last, text, texts in _RANGE.findall(block):
            start, end = int(first, 16), min(int(last, 16), int(first, 16) + _LONGEST_RANGE)
            if texts:
                letters |= dict(zip(range(start, end + 1), map(_text, _HEX.findall(texts)), strict=False))
            elif base := _text(text):
                letters |= {code: base[:-1] + chr(ord(base[-1]) + code - start) for code in range(start, end + 1)}
    return letters


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    described = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = described.get("/FontDescriptor", pikepdf.Dictionary())
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
