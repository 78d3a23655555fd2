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
NO_GLYPH = "\ufffd"
"""What a letter is read as for which the font has no picture, or no letter."""


@dataclass(frozen=True)
class Piece:
    """Text that one operator shows: where its line stands (`y`, from the foot of the page) and how large it is."""

    text: str
    y: float
    size: float


@dataclass
class PageContent:
    """One page: its text by the number of its marked content, how many letters show as a box, fonts not embedded."""

    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    boxes: int = 0
    fonts_outside: set[str] = field(default_factory=set)


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
        state = _State(matrix, mcid)
        for instruction in pikepdf.parse_content_stream(stream):
            operands, name = instruction.operands, str(instruction.operator)
            if name in _SHOWING:
                self._show(operands[-1], resources, state, content)
            elif name == "Do" and depth < _DEEPEST_FORM:
                form = resources.get("/XObject", {}).get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form":
                    own = form.get("/Resources", resources)
                    inner = pikepdf.Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ state.matrix
                    self._read(form, own, content, inner, state.mcid, depth + 1)
            else:
                state.apply(name, operands)

    def _show(self, operand: Any, resources: Any, state: _State, content: PageContent) -> None:
        font = self._font(resources.get("/Font", {}).get(state.font))
        strings = operand if isinstance(operand, pikepdf.Array) else [operand]
        codes = [code for part in strings if isinstance(part, pikepdf.String) for code in _codes(bytes(part), font)]
        content.boxes += sum(code == 0 for code in codes) if font.is_by_glyph else 0
        if state.mcid is None:
            return
        glyphs = [font.letters.get(code, NO_GLYPH if font.is_by_glyph and code == 0 else "") for code in codes]
        text = "".join(in_reading_order(glyphs, is_rtl=self._is_rtl))
        place = state.text_matrix @ state.matrix
        size = abs(state.size * place.d) or 1.0
        content.pieces.setdefault(state.mcid, []).append(Piece(text, place.f, size))

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
class _State:
    """What a content stream has set so far (ISO 32000-1, 8.4 and 9.3)."""

    matrix: pikepdf.Matrix
    mcid: int | None
    text_matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    font: str = ""
    size: float = 1.0
    saved: list[tuple[pikepdf.Matrix, str, float]] = field(default_factory=list)
    marked: list[int | None] = field(default_factory=list)

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
            self.marked.append(self.mcid)
            self.mcid = _mcid(operands) if name == "BDC" or operands[0] == "/Artifact" else self.mcid
        elif name == "EMC" and self.marked:
            self.mcid = self.marked.pop()


_SHOWING = frozenset({"Tj", "TJ", "'", '"'})


def in_reading_order(glyphs: Sequence[str], *, is_rtl: bool) -> list[str]:
    """The letters of a piece of text, which a PDF has from left to right as they stand, in the order of reading.

    Where lines begin at the right the whole is turned round, and what is written from left to right in it (figures,
    Latin) back again; elsewhere each run of letters that are written from right to left is turned (UAX #9, L2).
    """
    if not any(_direction(glyph) == "R" for glyph in glyphs):
        return list(glyphs)
    return _turned(list(reversed(glyphs)), "L") if is_rtl else _turned(list(glyphs), "R")


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
        glyphs[at : last + 1] = reversed(glyphs[at : last + 1])
        at = last + 1
    return glyphs


def _direction(glyph: str) -> str:
    """`R` or `L` for what is written from right to left or from left to right, as figures are; empty for the rest."""
    kinds = {unicodedata.bidirectional(letter) for letter in glyph}
    if kinds & {"R", "AL", "NSM"}:
        return "R"
    return "L" if kinds & {"L", "EN", "AN"} else ""


def _mcid(operands: Any) -> int | None:
    """The number of the marked content that begins; None for an artifact."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


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
