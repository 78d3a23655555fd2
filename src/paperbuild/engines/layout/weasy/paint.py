"""Keeps how pages are drawn: the stream of a page that is taken from memory is not made anew.

What is drawn depends on more than the page. A glyph says the text that it first stood for in the document, and where it
stands for another it has a code of its own; its width is the one of its first use. So a page keeps what it was told of
each glyph and what it was the first to use; where the pages before it are such that this would be told again, the
stream is the same. Otherwise the page is drawn again.

Margin boxes are drawn behind all else. Where they alone are others, what was drawn before them is taken, and they are
drawn behind it.

What a page draws with (`Resources`) is its own, not all pages': patterns and groups are numbered through.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from paperbuild.engines.layout.journal import Notes
from paperbuild.engines.layout.weasy.faces import FaceName, Faces, declare_functions, fresh, with_face
from paperbuild.engines.layout.weasy.pages import StalePageError
from paperbuild.engines.layout.weasy.spelling import Codes, codes_of_fonts

_SHOWN = re.compile(rb"/([A-Z]{6}) [^ /]+ Tf|<([0-9a-f]+)>")
_PUSH, _POP = b"q", b"Q"
_GROUPS = ("ExtGState", "XObject", "Pattern", "Shading")


@dataclass(frozen=True)
class Glyphs:
    """What a page used of a font: of each glyph its text and its width, whether it is the `first` to use it or not.
    `face` names the font."""

    face: FaceName
    texts: Mapping[int, str]
    widths: Mapping[int, int]
    first_texts: frozenset[int]
    first_widths: frozenset[int]
    coded: Mapping[tuple[int, str], int]
    first_coded: frozenset[tuple[int, str]]


@dataclass(frozen=True)
class Drawing:
    """What a part of a page draws with: what it marks for the tags, the page's resources and pictures when it is done,
    what it used of each font."""

    marked: Mapping[Any, Any]
    resources: Any
    pictures: Mapping[str, Any]
    fonts: Mapping[Any, Glyphs]


@dataclass(frozen=True)
class Painting:
    """How a page is drawn: its packed stream, and what has to be known in the document for it to be right. `length` is
    how much of the stream the body takes, None where more is drawn behind the margins or around them; `margins` is None
    where they are others than those in the stream."""

    stream: bytes
    length: int | None
    body: Drawing
    margins: Drawing | None


def keep_drawings() -> None:
    """Mends the functions that draw pages, for the life of this process."""
    from weasyprint import document as documents
    from weasyprint import draw as drawing
    from weasyprint import pdf as writing
    from weasyprint.formatting_structure.boxes import PageBox
    from weasyprint.pdf import stream as streams

    declare_functions()
    paint, refer, make_font = documents.Page.paint, writing._use_references, streams.Font
    draw = drawing.draw_stacking_context

    def paint_from_memory(sheet: Any, stream: Any, scale: float = 1) -> None:
        page = sheet._page_box.__dict__.get("known_page")
        if page is None:
            paint(sheet, stream, scale)
        else:
            _paint(page, stream, scale, lambda: paint(sheet, stream, scale))

    def draw_and_set_apart(stream: Any, context: Any) -> None:
        if isinstance(context, _Margins):
            context.draw(stream, draw)
            return
        margins = stream.__dict__.get("margins")
        if margins is not None and isinstance(context.box, PageBox):
            margins.set_apart(context)
        draw(stream, context)

    def refer_of_pages(pdf: Any, resources: Any, pictures: Any, profiles: Any) -> None:
        refer(pdf, resources, pictures, profiles)
        numbers = pdf.pages["Kids"][::3]
        for number, own in zip(numbers, resources.__dict__.get("of_pages", ()), strict=False):
            own["Font"] = resources["Font"]
            refer(pdf, own, pictures, profiles)
            pdf.add_object(own)
            pdf.objects[number]["Resources"] = own.reference

    class PackedStream(streams.Stream):  # type: ignore[misc]  # weasyprint has no types
        """A stream that has been packed as soon as it was drawn."""

        @property
        def data(self) -> bytes:
            """What stands in the file."""
            packed: bytes | None = self.__dict__.get("packed")
            return super().data if packed is None else packed

    def font_with_its_face(font: Any, *rest: Any) -> Any:
        return with_face(make_font(font, *rest), font)

    documents.Page.paint = paint_from_memory
    drawing.draw_stacking_context = draw_and_set_apart
    writing._use_references = refer_of_pages
    writing.Stream = PackedStream
    streams.Font = font_with_its_face


def take_drawing(page: Any, stream: Any, scale: float) -> None:
    """Draws on `stream` a page of another process. Raises StalePageError where it cannot be drawn as it was."""

    def stop() -> None:
        page.document.stale.append(page)
        raise StalePageError

    _paint(page, stream, scale, stop)


def _paint(page: Any, stream: Any, scale: float, paint: Callable[[], None]) -> None:
    """Draws `page` on `stream`, or takes what is kept of its drawing."""
    shared, fonts, pictures = stream._resources, stream._fonts, stream._images
    known: Painting | None = page.painting
    faces = Faces(page.document.context.font_config)
    is_open = known is not None and (known.margins is not None or known.length is not None)
    if not known or not is_open or not _takes(page, known.body, page.drawing, stream, faces):
        known = None
    elif known.margins and _takes(page, known.margins, page.margin_drawing, stream, faces):
        stream.stream, stream.packed = [], known.stream
    elif not _draws_margins(page, known, stream, scale):
        known = None
    if known is None:
        stream._resources, stream._images = _no_resources(shared), {}
        stream._tags.clear()
        _draw(page, stream, paint)
    for key, font in fonts.items():
        faces.add(key, font.face)
    _show(stream._images, pictures)
    shared.__dict__.setdefault("of_pages", []).append(stream._resources)


def _no_resources(shared: Any) -> Any:
    import pydyf

    groups = {name: pydyf.Dictionary() for name in _GROUPS}
    return pydyf.Dictionary({**groups, "ColorSpace": shared["ColorSpace"]})


def _takes(page: Any, known: Drawing, noticed: Notes, stream: Any, faces: Faces) -> bool:
    """Whether what is `known` would be drawn the same; if so, leaves `stream` and the fonts as drawing it would."""
    shown = _found(known.pictures, page)
    is_same = shown is not None and page.document.is_same(noticed.fetched)
    if not is_same or not _is_told_again(known, stream._fonts, faces):
        return False
    color_space = stream._resources["ColorSpace"]
    stream._resources, stream._images = _copied(known.resources), _copied_pictures(shown or {})
    stream._resources["ColorSpace"] = color_space
    stream._tags.update((box, dict(mark)) for box, mark in known.marked.items())
    return True


class _Margins:
    """Stands for the margin boxes of `page` in what is drawn of it on `stream`, and notes what is drawn before them."""

    def __init__(self, page: Any, stream: Any) -> None:
        self._page, self._stream = page, stream
        self._before = _DrawnBefore.of(stream._fonts)
        self._between: _DrawnBefore | None = None
        self._contexts: list[Any] = []
        self._body: Drawing | None = None
        self._start = self._end = self._length = self._marks = 0

    def set_apart(self, context: Any) -> None:
        """Takes the place of the margin boxes in the stacking context of the page, where they are the last."""
        from weasyprint.formatting_structure.boxes import MarginBox

        drawn = context.zero_z_contexts
        margins = [one for one in drawn if isinstance(one.box, MarginBox)]
        place = len(drawn) - len(margins)
        beside = (*drawn[:place], *context.negative_z_contexts)
        is_last = not context.positive_z_contexts and not any(isinstance(one.box, MarginBox) for one in beside)
        if is_last and context.box.transformation_matrix is None:
            self._contexts = margins
            drawn[place:] = [self]

    def draw(self, stream: Any, draw: Callable[[Any, Any], None]) -> None:
        """Draws the margin boxes."""
        if stream is self._stream and stream.stream[-1] != _PUSH:  # which goes again where nothing follows
            head = _joined(stream.stream)
            self._start, self._length, self._marks = len(stream.stream), len(head), len(stream._tags)
            self._body = _drawing(stream, self._before, head)
            self._between = _DrawnBefore.of(stream._fonts)
        with self._page.document.journal.part() as self._page.margin_drawing:
            for context in self._contexts:
                draw(stream, context)
        self._end = len(stream.stream)

    def painting(self) -> Painting | None:
        """How the page has been drawn, once it is; None where that cannot be told."""
        stream, last = self._stream, self._stream.stream[self._end :]
        if self._body and self._between and last and all(item == _POP for item in last):
            margins = _drawing(stream, self._between, _joined(stream.stream[self._start :]), self._marks)
            return Painting(stream.packed, self._length, self._body, margins)
        whole = _drawing(stream, self._before, _joined(stream.stream))
        nothing = whole and Drawing({}, whole.resources, whole.pictures, {})
        return Painting(stream.packed, None, whole, nothing) if whole else None


def _draw(page: Any, stream: Any, paint: Callable[[], None]) -> None:
    """Draws the whole of `page`, and keeps how."""
    page.painting = page.frozen = None
    page.margin_drawing = Notes()
    margins = stream.margins = _Margins(page, stream)
    with page.document.journal.part() as page.drawing:
        paint()
    stream.packed = stream.data
    page.painting = margins.painting()


def _draws_margins(page: Any, known: Painting, stream: Any, scale: float) -> bool:
    """Whether the margin boxes of `page` can be drawn behind its body; if so, draws both on `stream` as WeasyPrint 70
    does (`draw_page`), and keeps how."""
    from weasyprint import draw as drawing
    from weasyprint.stacking import StackingContext

    contexts = [] if page.are_margins_thawed else [StackingContext.from_box(box, page.box) for box in page.margins]
    if page.are_margins_thawed or known.length is None or any(context.z_index for context in contexts):
        return False
    between, marks = _DrawnBefore.of(stream._fonts), len(stream._tags)
    stream.push_state()
    stream.transform(a=scale, d=scale)
    stream.push_state()
    stream.push_state()
    stream.stream = [_unpacked(known.stream, is_packed=stream.compress)[: known.length]]
    with page.document.journal.part() as page.margin_drawing:
        for context in contexts:
            drawing.draw_stacking_context(stream, context)
    for _ in range(3):
        stream.pop_state()
    stream.packed = stream.data
    margins = _drawing(stream, between, _joined(stream.stream[1:]), marks)
    page.painting, page.frozen = Painting(stream.packed, known.length, known.body, margins), None
    return True


def _joined(items: Sequence[Any]) -> bytes:
    import pydyf

    return b"\n".join(pydyf._to_bytes(item) for item in items)


def _unpacked(stream: bytes, *, is_packed: bool) -> bytes:
    """What is in a stream as it stands in the file (ISO 32000-1, 7.3.8)."""
    content = stream.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    return zlib.decompress(content) if is_packed else content


def _drawing(stream: Any, before: _DrawnBefore, drawn: bytes, marks: int = 0) -> Drawing | None:
    """What the part of a page that was `drawn` on `stream` has drawn with; `marks` is how many there were before it.
    None where that cannot be told."""
    used = before.used(stream._fonts, drawn)
    if used is None or _has_text(stream._resources):
        return None
    marked = {box: dict(mark) for box, mark in islice(stream._tags.items(), marks, None)}
    return Drawing(marked, _copied(stream._resources), _copied_pictures(stream._images), used)


def _copied_pictures(pictures: Mapping[str, Any]) -> dict[str, Any]:
    return {name: {**item, "dpi_ratios": set(item["dpi_ratios"])} for name, item in pictures.items()}


def _found(shown: Mapping[str, Any], page: Any) -> Mapping[str, Any] | None:
    """The pictures of a drawing: those of another process are named by their URLs. None where one is not there."""
    known = page.document.pictures
    named = {name: item for name, item in shown.items() if isinstance(item, tuple)}
    if not all(url in known for url, *_ in named.values()):
        return None
    found = {
        name: {"image": known[url], "interpolate": smooth, "dpi_ratios": ratios}
        for name, (url, smooth, ratios) in named.items()
    }
    return {**shown, **found}


def _show(own: Mapping[str, Any], pictures: dict[str, Any]) -> None:
    """Adds a page's pictures to those of the document."""
    for name, item in own.items():
        known = pictures.setdefault(name, {**item, "dpi_ratios": set(), "x_object": None})
        known["dpi_ratios"] |= item["dpi_ratios"]


@dataclass(frozen=True)
class _DrawnBefore:
    """How much had been drawn with each font before a page."""

    texts: Mapping[Any, int]
    widths: Mapping[Any, int]
    missing: Mapping[Any, int]
    coded: Mapping[str, int]

    @classmethod
    def of(cls, fonts: Mapping[Any, Any]) -> _DrawnBefore:
        """That of the document's `fonts` now."""
        return cls(
            {key: len(font.to_unicode) for key, font in fonts.items()},
            {key: len(font.widths) for key, font in fonts.items()},
            {key: len(font.missing) for key, font in fonts.items()},
            {name: len(codes.known) for name, codes in codes_of_fonts.items()},
        )

    def used(self, fonts: Mapping[Any, Any], drawn: bytes) -> dict[Any, Glyphs] | None:
        """What the page that was `drawn` since used of each font; None where it has letters that no font has."""
        shown = _shown(drawn)
        found = {}
        for key, font in fonts.items():
            if len(font.missing) != self.missing.get(key, 0):
                return None
            if font.hash not in shown and key in self.texts:
                continue
            codes = codes_of_fonts.get(font.hash, Codes())
            glyphs = {codes.glyphs.get(code, code) for code in shown.get(font.hash, ())}
            if any(glyph >= font.glyph_count for glyph in glyphs):
                return None
            by_code = {pair: code for pair, code in codes.known.items() if code in shown.get(font.hash, ())}
            first_texts = list(font.to_unicode)[self.texts.get(key, 0) :]
            first_widths = list(font.widths)[self.widths.get(key, 0) :]
            first_coded = list(codes.known)[self.coded.get(font.hash, 0) :]
            found[key] = Glyphs(
                face=font.face.named,
                texts={glyph: font.to_unicode[glyph] for glyph in (*first_texts, *glyphs) if glyph in font.to_unicode},
                widths={glyph: font.widths[glyph] for glyph in (*first_widths, *glyphs) if glyph in font.widths},
                first_texts=frozenset(first_texts),
                first_widths=frozenset(first_widths),
                coded={pair: codes.known[pair] for pair in (*first_coded, *by_code)},
                first_coded=frozenset(first_coded),
            )
        return found


def _shown(drawn: bytes) -> dict[str, set[int]]:
    """The codes that a stream shows in each font, by the font's name."""
    found: dict[str, set[bytes]] = {}
    codes: set[bytes] = set()
    for name, digits in _SHOWN.findall(drawn):
        if name:
            codes = found.setdefault(name.decode(), set())
        else:
            codes.update(digits[at : at + 4] for at in range(0, len(digits), 4))
    return {name: {int(code, 16) for code in some} for name, some in found.items()}


def _is_told_again(painting: Drawing, fonts: dict[Any, Any], faces: Faces) -> bool:
    """Whether a page would be told of each glyph what it was told then; if so, adds what it is the first to use."""
    found = {key: faces.of(key, used.face) for key, used in painting.fonts.items() if key not in fonts}
    added = {key: fresh(face) for key, face in found.items() if face is not None}
    known = {**fonts, **added}
    if not all(key in known and _is_same(used, known[key]) for key, used in painting.fonts.items()):
        return False
    fonts |= added
    for key, used in painting.fonts.items():
        _use(used, fonts[key])
    return True


def _is_same(used: Glyphs, font: Any) -> bool:
    """Whether `font`, as it was drawn with so far, would give a page what it `used`."""
    codes = codes_of_fonts.get(font.hash, Codes())
    first = codes.next_code(font)
    new = [code for pair, code in used.coded.items() if pair not in codes.known]
    return (
        _fits(used.texts, used.first_texts, font.to_unicode)
        and _fits(used.widths, used.first_widths, font.widths)
        and _fits(used.coded, used.first_coded, codes.known)
        and new == list(range(first, first + len(new)))
    )


def _use(used: Glyphs, font: Any) -> None:
    """Leaves `font` as drawing the page would."""
    for glyph, text in used.texts.items():
        font.to_unicode.setdefault(glyph, text)
    for glyph, width in used.widths.items():
        font.widths.setdefault(glyph, width)
    for pair, code in used.coded.items():
        codes = codes_of_fonts.setdefault(font.hash, Codes())
        if pair not in codes.known:
            codes.known[pair] = code
            codes.glyphs[code], codes.texts[code] = pair


def _fits(used: Mapping[Any, Any], first: frozenset[Any], known: Mapping[Any, Any]) -> bool:
    return all(known[item] == value if item in known else item in first for item, value in used.items())


def _has_text(resources: Any) -> bool:
    """Whether text is drawn within what a page draws with: of that it is not known which glyphs it uses."""
    return any(b"TJ" in piece for stream in _streams(resources) for piece in stream.stream if isinstance(piece, bytes))


def _streams(resources: Any) -> Iterator[Any]:
    import pydyf

    for name in _GROUPS:
        for item in resources.get(name, {}).values():
            if isinstance(item, pydyf.Stream):
                yield item
                yield from _streams(item.extra.get("Resources", {}))


def _copied(item: Any, known: dict[int, Any] | None = None) -> Any:
    """A copy of what a page draws with: writing a PDF puts numbers of objects in the place of the objects.

    What stands in it twice, a mask and its group, is one in the copy, too.
    """
    import pydyf

    known = {} if known is None else known
    if id(item) in known:
        return known[id(item)]
    if isinstance(item, pydyf.Stream):
        copied = pydyf.Stream([b"\n".join(map(pydyf._to_bytes, item.stream))], {}, item.compress)
        known[id(item)] = copied
        copied.extra = _copied(item.extra, known)
        return copied
    if isinstance(item, dict):
        return type(item)({key: _copied(part, known) for key, part in item.items()})
    if isinstance(item, list):
        return type(item)([_copied(part, known) for part in item])
    return item
