"""Has WeasyPrint 70's PDF say the letters that were written, where a glyph alone does not tell them.

An Arabic font draws many letters of the same parts: one curve with two dots above is a letter, with one below another.
WeasyPrint notes for each glyph of a font the first text that it stood for, and who copies the PDF, searches it or
hears it read gets that text every time. Here a glyph has a code for each text that it stands for (ISO 32000-1, 9.7.4
and 9.10.3). Of the parts of a letter the widest says it; the others are drawn when the line is done, marked as saying
nothing (14.9.4), so that no dot divides a word for programs that look where on the page letters stand. Where parts take
room of their own, as a vowel of Devanagari, Khmer or Tamil does before its consonant, all stay where they are, marked
as saying the letters together: drawn later, they would leave a gap, which such programs read as a space.

A hyphen that divides a word at the end of a line says that it is one (U+00AD; ISO 32000-1, 14.8.2.2.3): otherwise it is
read, found and copied as a part of the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

_LAST_CODE = 0xFFFD
# Room between the glyphs of a font and our codes: WeasyPrint numbers there what the font has no glyph for.
_ROOM = 256
# What a part of a letter says, for those who do not heed that it says nothing: PDF/A wants it to say something.
_SILENT = "\u2060"
# Letters that join and marks that stand on others, by their blocks: where a glyph may stand for more than one text.
_INVOLVED = re.compile(
    "[\u0300-\u036f\u0590-\u109f\u1700-\u1cff\ua880-\uabff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefe\U00010a00-\U00010eff]"
)
_HYPHEN, _SOFT_HYPHEN = "\u2010", "\u00ad"
_LAST_SHOWN = re.compile(rb"([0-9a-f]{4})(?=>[^<>]*\Z)")
_SHOWN = re.compile(rb"<([0-9a-f]*)>|[^<>\[\]\s]+")
_BEFORE_PARTS, _AFTER_PARTS = b"/Span <</ActualText ()>> BDC", b"EMC"


@dataclass
class Codes:
    """The codes of a font that are not the numbers of its glyphs: `glyphs` and `texts` by code, `known` by both."""

    glyphs: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    known: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, font: Any, glyph: int, text: str) -> int:
        """The code of `glyph` where it stands for `text`: its own number where that is what it first stood for."""
        if font.to_unicode.setdefault(glyph, text) == text:
            return glyph
        if (glyph, text) not in self.known:
            code = self.next_code(font)
            # Only a TrueType font can have codes that are not the numbers of its glyphs (ISO 32000-1, table 117).
            if code > _LAST_CODE or "glyf" not in font.tables:
                return glyph
            self.known[glyph, text] = code
            self.glyphs[code], self.texts[code] = glyph, text
        return self.known[glyph, text]

    def next_code(self, font: Any) -> int:
        """The code that the next glyph of `font` with another text will have."""
        return int(font.glyph_count) + _ROOM + len(self.glyphs)


@dataclass(frozen=True)
class _Glyph:
    """A glyph of `font` as it is to be shown: its code is None where it stays as it is.

    `opens` is what the glyphs from this one to that which `closes` say together, where it takes room on the line.
    """

    font: Any
    code: int | None
    is_silent: bool = False
    opens: str = ""
    closes: bool = False


@dataclass(frozen=True)
class _Part:
    """A glyph that is drawn after its line, `x` and `rise` from where the line begins."""

    code: bytes
    font: bytes
    x: float
    rise: float


@dataclass(frozen=True)
class _Cluster:
    """Glyphs that stand for `text` together; `bearer` is the index of the one that says it."""

    glyphs: Sequence[Any]
    text: str
    bearer: int


# Those of the document that is being drawn, by the names of fonts in its PDF.
codes_of_fonts: dict[str, Codes] = {}


def spell_out() -> None:
    """Mends the functions that draw text and describe fonts, for the life of this process."""
    from weasyprint import pdf as weasyprint_pdf
    from weasyprint.draw import text as drawing

    draw, describe = drawing.draw_first_line, weasyprint_pdf.build_fonts_dictionary
    by_font = codes_of_fonts

    def draw_and_spell(stream: Any, box: Any, *rest: Any) -> Any:
        if not _INVOLVED.search(box.text):
            before = len(stream.stream)
            images = draw(stream, box, *rest)
            if box.pango_layout.text.endswith(_HYPHEN):
                _soften(stream, before, box, by_font)
            return images
        glyphs = list(_glyphs(stream, box, by_font))
        before, font = len(stream.stream), stream._current_font
        images = draw(stream, box, *rest)
        drawn = stream.stream[before:]
        codes = [
            code for item in drawn if item.endswith(b"TJ") for part in _SHOWN.findall(item) for code in _split(part)
        ]
        if len(codes) == len(glyphs):  # otherwise it drew another text, with an ellipsis
            stream.stream[before:] = _Line(glyphs, font).spelled(drawn)
        return images

    def describe_and_spell(pdf: Any, fonts: Mapping[Any, Any], compress: bool, *rest: Any) -> Any:
        described = describe(pdf, fonts, compress, *rest)
        for font in fonts.values():
            codes = by_font.get(font.hash)
            if codes and codes.glyphs:
                _describe(pdf, described[font.hash], font, codes, compress=compress)
        by_font.clear()  # the next document has codes of its own
        return described

    drawing.draw_first_line = draw_and_spell
    weasyprint_pdf.build_fonts_dictionary = describe_and_spell


def _soften(stream: Any, before: int, box: Any, by_font: dict[str, Codes]) -> None:
    """Has the last glyph of a line, drawn from `before` in `stream` on, its hyphen, say that it is a soft one."""
    from weasyprint.text.ffi import ffi

    run = box.pango_layout.get_first_line()[0].runs[0]
    while run.next != ffi.NULL:
        run = run.next
    font, _ = stream.add_font(run.data.item.analysis.font)
    shown = (index for index in range(len(stream.stream) - 1, before - 1, -1) if stream.stream[index].endswith(b"TJ"))
    at = next(shown, None)
    match = _LAST_SHOWN.search(stream.stream[at]) if at is not None else None
    if at is None or match is None:
        return
    glyph = int(match[1], 16)
    font.to_unicode.setdefault(glyph, "-")  # many fonts have one glyph for both: elsewhere it is what people type
    code = by_font.setdefault(font.hash, Codes()).code(font, glyph, _SOFT_HYPHEN)
    item = stream.stream[at]
    stream.stream[at] = item[: match.start()] + f"{code:04x}".encode() + item[match.end() :]


def _glyphs(stream: Any, box: Any, by_font: dict[str, Codes]) -> Iterator[_Glyph]:
    """The glyphs of a line, from left to right."""
    from weasyprint.text.ffi import ffi

    text = box.pango_layout.text.encode()
    run = box.pango_layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, _ = stream.add_font(item.item.analysis.font)
        codes = by_font.setdefault(font.hash, Codes())
        for cluster in _clusters(item, text):
            yield from _coded(cluster, font, codes)


def _clusters(item: Any, text: bytes) -> Iterator[_Cluster]:
    """The clusters of a run, from left to right, each with the marks that stand on it. Of several glyphs the widest
    bears the others: it says the text."""
    pending: tuple[list[Any], str] | None = None
    for glyphs, said in _pango_clusters(item, text):
        if pending and not item.item.analysis.level % 2 and unicodedata.category(said[:1] or " ")[0] == "M":
            pending = [*pending[0], *glyphs], pending[1] + said
            continue
        if pending:
            yield _borne(*pending)
        pending = glyphs, said
    if pending:
        yield _borne(*pending)


def _borne(glyphs: list[Any], text: str) -> _Cluster:
    return _Cluster(glyphs, text, max(range(len(glyphs)), key=lambda index: glyphs[index].geometry.width))


def _pango_clusters(item: Any, text: bytes) -> Iterator[tuple[list[Any], str]]:
    """The glyphs of each cluster of a run, from left to right, with what they stand for."""
    count, start = item.glyphs.num_glyphs, item.item.offset
    glyphs = item.glyphs.glyphs[0:count]
    clusters = [item.glyphs.log_clusters[index] for index in range(count)]
    bounds = [*sorted(set(clusters)), item.item.length]
    ends = dict(pairwise(bounds))
    for cluster, indexes in groupby(range(count), key=clusters.__getitem__):
        yield [glyphs[index] for index in indexes], text[start + cluster : start + ends[cluster]].decode()


def _coded(cluster: _Cluster, font: Any, codes: Codes) -> Iterator[_Glyph]:
    from weasyprint.text.ffi import pango

    shown = [index for index, one in enumerate(cluster.glyphs) if one.glyph != pango.PANGO_GLYPH_EMPTY]
    is_spread = any(index != cluster.bearer and cluster.glyphs[index].geometry.width > 0 for index in shown)
    for index in shown:
        glyph = cluster.glyphs[index]
        opens, closes = cluster.text if is_spread and index == shown[0] else "", is_spread and index == shown[-1]
        if font.bitmap or glyph.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            yield _Glyph(font, None, opens=opens, closes=closes)
        else:
            is_part = index != cluster.bearer
            code = codes.code(font, glyph.glyph, _SILENT if is_part else cluster.text)
            yield _Glyph(font, code, is_silent=is_part and not is_spread, opens=opens, closes=closes)


def _split(digits: bytes) -> list[bytes]:
    return [digits[at : at + 4] for at in range(0, len(digits), 4)]


class _Line:
    """Writes anew how a line is drawn, with the codes of `glyphs`; `font` is the name and the size that are set."""

    def __init__(self, glyphs: Sequence[_Glyph], font: tuple[str, float] | None) -> None:
        self._glyphs = iter(glyphs)
        self._font, self._size = (f"/{font[0]} {font[1]} Tf".encode(), font[1]) if font else (b"", 0.0)
        self._matrix: list[float] = []
        self._x = self._rise = self._rise_set = 0.0
        self._array: list[bytes | float] = []
        self._parts: list[_Part] = []
        self._out: list[bytes] = []

    def spelled(self, drawn: Sequence[bytes]) -> list[bytes]:
        """The operators that draw what `drawn` draws."""
        for item in drawn:
            operator = item.rpartition(b" ")[2]
            if operator == b"TJ":
                self._show(item)
            elif operator == b"Ts":
                self._rise = float(item.split()[0])
            else:
                self._set(item, operator)
        self._raise(0.0)
        self._flush()
        self._draw_parts()
        return self._out

    def _set(self, item: bytes, operator: bytes) -> None:
        self._flush()
        self._out.append(item)
        if operator == b"Tf":
            self._font, self._size = item, float(item.split()[1])
        elif operator == b"Tm":
            self._matrix = [float(value) for value in item.split()[:6]]

    def _show(self, item: bytes) -> None:
        for part in _SHOWN.finditer(item.removesuffix(b"TJ")):
            if part[1] is None:
                self._move(float(part[0]))
            for code in _split(part[1] or b""):
                self._show_glyph(code, next(self._glyphs))

    def _show_glyph(self, code: bytes, glyph: _Glyph) -> None:
        if glyph.opens:
            self._flush()
            self._out.append(b"/Span <</ActualText <feff%b>>> BDC" % _utf16(glyph.opens).encode())
        width = glyph.font.widths[int(code, 16)]
        text = b"<%b>" % (code if glyph.code is None else b"%04x" % glyph.code)
        if glyph.is_silent:
            self._parts.append(_Part(text, self._font, self._x, self._rise))
            self._move(-width)
        else:
            self._raise(self._rise)
            self._array.append(text)
            self._x += width * self._size / 1000
        if glyph.closes:
            self._flush()
            self._out.append(_AFTER_PARTS)

    def _move(self, step: float) -> None:
        """Moves by `step` thousandths of the font's size, to the left."""
        self._x -= step * self._size / 1000
        if self._array and isinstance(self._array[-1], float):
            step += self._array.pop()  # type: ignore[operator]  # a number, as has been looked
        self._array.append(float(step))

    def _raise(self, rise: float) -> None:
        if rise != self._rise_set:
            self._flush()
            self._out.append(b"%g Ts" % rise)
            self._rise_set = rise

    def _flush(self) -> None:
        items = [item if isinstance(item, bytes) else b"%.6g" % item for item in self._array if item]
        if items:
            self._out.append(b"[%b] TJ" % b" ".join(items).replace(b"> <", b""))
        self._array = []

    def _draw_parts(self) -> None:
        if not self._parts:
            return
        a, b, c, d, e, f = self._matrix
        font = self._font
        self._out.append(_BEFORE_PARTS)
        for part in self._parts:
            if part.font != font:
                font = part.font
                self._out.append(font)
            x, y = e + a * part.x + c * part.rise, f + b * part.x + d * part.rise
            self._out += [b"%g %g %g %g %.6g %.6g Tm" % (a, b, c, d, x, y), b"[%b] TJ" % part.code]
        self._out.append(_AFTER_PARTS)
        if font != self._font:
            self._out.append(self._font)


def _describe(pdf: Any, reference: bytes, font: Any, codes: Codes, *, compress: bool) -> None:
    """Says in the dictionary of a font which glyph and which text each of its codes stands for."""
    import pydyf

    described = pdf.objects[int(reference.split()[0])]
    letters = pdf.objects[int(described["ToUnicode"].split()[0])]
    _add(letters, "bfchar", {code: f"<{_utf16(text)}>" for code, text in codes.texts.items()})
    if described["Encoding"] != "/Identity-H":  # where letters are missing
        _add(pdf.objects[int(described["Encoding"].split()[0])], "cidchar", {code: str(code) for code in codes.glyphs})
    descendant = pdf.objects[int(described["DescendantFonts"][0].split()[0])]
    for code, glyph in codes.glyphs.items():
        descendant["W"] += [code, pydyf.Array([font.widths[glyph]])]
    glyphs = {glyph: glyph for glyph in font.to_unicode} | codes.glyphs
    numbers = b"".join(glyphs.get(code, 0).to_bytes(2) for code in range(max(glyphs) + 1))
    table = pydyf.Stream([numbers], compress=compress)
    pdf.add_object(table)
    descendant["CIDToGIDMap"] = table.reference


def _add(table: Any, kind: str, pairs: Mapping[int, str]) -> None:
    """Adds to a CMap what codes stand for, a hundred in a block, as is the most."""
    at = table.stream.index(b"endcmap")
    items = list(pairs.items())
    for start in range(0, len(items), 100):
        block = items[start : start + 100]
        lines = (f"<{code:04x}> {value}".encode() for code, value in block)
        table.stream[at:at] = [f"{len(block)} begin{kind}".encode(), *lines, f"end{kind}".encode()]


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()
