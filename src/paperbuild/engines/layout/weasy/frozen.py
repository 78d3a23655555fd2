"""Writes pages down as values, so that another process can take them.

Of WeasyPrint's boxes only what the structure tree is built from is kept. Elements, and boxes that look up page numbers,
go by their places, as they are found again in the document that the page is taken for. A page that shows what cannot be
written so, as a form, or of which something has to be told that stands outside it, is not written.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from paperbuild.engines.layout.journal import Notes
from paperbuild.engines.layout.weasy.faces import FaceName
from paperbuild.engines.layout.weasy.overflow import overflows
from paperbuild.engines.layout.weasy.pages import KeptPage, LaidOutDocument, made_here
from paperbuild.engines.layout.weasy.paint import Drawing, Glyphs, Painting, take_drawing
from paperbuild.engines.layout.weasy.values import of_pdf, to_pdf

# What a page keeps as it is: plain values.
_AS_IT_IS = (
    "start", "keys", "followers", "waiting", "rows", "resume_at", "next_page", "groups", "consumed", "reported",
    "noticed", "margins_start", "pictures", "margin_pictures", "finishing", "background", "margin_background",
    "drawing", "margin_drawing", "sheet_labels",
)  # fmt: skip
# What the structure tree asks of a box, where it has its own.
_OWN = ("bookmark_label", "string_set", "colspan", "rowspan", "is_table_wrapper")
_MEASURES = (
    "position_x", "position_y", "margin_left", "margin_top", "padding_left", "padding_top", "border_left_width",
    "border_top_width", "width", "height",
)  # fmt: skip
_ITEMS = frozenset({"li", "dt", "dd"})
_ITEM_STYLES = ("display", "list_style_type")
_NO_STRINGS = {"string_set": "none"}
_PAGE_STYLES = ("counter_reset", "counter_set", "counter_increment", "display", "size")
_SHEET = ("width", "height", "bleed", "anchors")
_PICTURES = frozenset({"img", "{http://www.w3.org/2000/svg}svg"})


class _UnwritableError(Exception):
    """A page that cannot be written as values."""


@dataclass(frozen=True)
class FrozenPage:
    """A page as values. `sheets` is the key of its style sheets; `boxes` are rows, each box before those in it, with
    their number; indices into them stand for boxes."""

    sheets: bytes
    values: Mapping[str, Any]
    page: Mapping[str, Any]
    boxes: tuple[tuple[Any, ...], ...]
    parts: int
    marked: tuple[int, ...]
    told: tuple[int, ...]
    elements: tuple[tuple[int, Any, int], ...]
    lookups: tuple[tuple[int, Any, int], ...]
    labels: tuple[tuple[int, str], ...]
    finished: FrozenSheet | None


@dataclass(frozen=True)
class FrozenSheet:
    """How a page looks: what WeasyPrint knows of it, and how it is drawn, where indices into its boxes stand for these.
    One that was made anew before the end, as contents are until they have their numbers, has none."""

    sheet: Mapping[str, Any]
    links: tuple[tuple[Any, ...], ...]
    bookmarks: tuple[tuple[Any, ...], ...]
    painting: Painting


def frozen_pages(document: LaidOutDocument, sheets: bytes) -> tuple[bytes, ...]:
    """The pages of `document` that can be written, in their order; `sheets` is the key of its style sheets."""
    written = []
    for page in document.made:
        if page.frozen is None:
            page.frozen = _written(page, document, sheets)
        if page.frozen:
            written.append(page.frozen)
    return tuple(written)


def _written(page: KeptPage, document: LaidOutDocument, sheets: bytes) -> bytes:
    """The page; nothing where it cannot be written."""
    try:
        return pickle.dumps(_frozen(page, document, sheets), protocol=5)
    except _UnwritableError:
        return b""


def _frozen(page: KeptPage, document: LaidOutDocument, sheets: bytes) -> FrozenPage:
    if page.start is None:
        raise _UnwritableError
    rows = _Rows(page, document)
    return FrozenPage(
        sheets=sheets,
        values={name: _plain(getattr(page, name)) for name in _AS_IT_IS},
        page=_page_values(page.box),
        boxes=tuple(rows.rows),
        parts=len(page.parts),
        marked=tuple(map(rows.index, page.marked)),
        told=tuple(map(rows.index, page.told)),
        elements=tuple(rows.elements),
        lookups=tuple(rows.lookups),
        labels=tuple((rows.index(box), label) for box, label in page.labels),
        finished=_finished(page, document, rows) if page.margins_start is not None else None,
    )


def _finished(page: KeptPage, document: LaidOutDocument, rows: _Rows) -> FrozenSheet:
    sheet, painting = page.sheet, page.painting
    if sheet is None or painting is None or painting.margins is None or not page.are_margins_plain:
        raise _UnwritableError
    if any(sheet.forms.values()) or any(overflows([(1, sheet, made_here(page.box))])):
        raise _UnwritableError
    body, margins = (_drawing(one, document, rows) for one in (painting.body, painting.margins))
    return FrozenSheet(
        sheet={name: _plain(getattr(sheet, name)) for name in _SHEET},
        links=tuple((*_plain(link[:3]), rows.index(link[3])) for link in sheet.links),
        bookmarks=_plain(tuple(sheet.bookmarks)),
        painting=replace(painting, body=body, margins=margins),
    )


def _drawing(drawing: Drawing, document: LaidOutDocument, rows: _Rows) -> Drawing:
    return Drawing(
        marked={rows.index(box): dict(mark) for box, mark in drawing.marked.items()},
        resources=_resources(drawing.resources),
        pictures=_shown(drawing.pictures, document),
        fonts=drawing.fonts,
    )


class _Rows:
    """The boxes of a page as rows."""

    def __init__(self, page: KeptPage, document: LaidOutDocument) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.elements: list[tuple[int, Any, int]] = []
        self.lookups: list[tuple[int, Any, int]] = []
        self._document = document
        self._indices: dict[int, int] = {}
        for box in (*page.parts, *page.margins):
            self._add(box)

    def index(self, box: Any) -> int:
        """Where `box` stands."""
        found = self._indices.get(id(getattr(box, "_box", box)))
        if found is None:
            raise _UnwritableError
        return found

    def _add(self, box: Any) -> None:
        box = getattr(box, "_box", box)  # what is placed by itself is wrapped
        if id(box) in self._indices:
            raise _UnwritableError
        index = self._indices[id(box)] = len(self.rows)
        self._refer(box, index)
        own = {name: _plain(box.__dict__[name]) for name in _OWN if box.__dict__.get(name) is not None}
        if box.element_tag in _PICTURES:
            own.update((name, _plain(getattr(box, name))) for name in _MEASURES)
        style = {name: _plain(box.style[name]) for name in _ITEM_STYLES} if box.element_tag in _ITEMS else {}
        style["anchor"] = _plain(box.style["anchor"])
        if box.style["string_set"] != "none":  # which margin boxes ask for: `string(name, start)`
            style["string_set"] = tuple((name, ()) for name, _ in box.style["string_set"])
        children = tuple(box.children)
        self.rows.append((type(box).__name__, box.element_tag, own, style, len(children)))
        for child in children:
            self._add(child)

    def _refer(self, box: Any, index: int) -> None:
        blocks = self._document.blocks
        if box.element is not None:
            found = blocks.place_of_element.get(box.element)
            if found is None:
                raise _UnwritableError
            self.elements.append((index, *found))
        if box.missing_link is not None:
            found = blocks.place_of_lookup.get(id(box.missing_link))
            tokens = {token for other, token in self._document.lookups if other is box.missing_link}
            if found is None or tokens != {"content"}:
                raise _UnwritableError
            self.lookups.append((index, *found))


def _page_values(box: Any) -> Mapping[str, Any]:
    kind = box.page_type
    if box.style["transform"]:
        raise _UnwritableError
    style = {name: _plain(box.style[name]) for name in _PAGE_STYLES}
    return {"width": box.width, "height": box.height, "style": style, "name": kind.name, "groups": _plain(kind.groups)}


def _plain(value: Any) -> Any:
    """`value`, which is made of plain ones, without WeasyPrint's own kinds of tuples."""
    if isinstance(value, Notes) or value is None or type(value) in {str, bytes, int, float, bool}:
        return value
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if type(value) in {list, set, frozenset}:
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    raise _UnwritableError


def _resources(resources: Any) -> Any:
    try:
        return of_pdf(resources)
    except TypeError as error:
        raise _UnwritableError from error


def _shown(pictures: Mapping[str, Any], document: LaidOutDocument) -> Mapping[str, Any]:
    """The pictures of a page by their URLs, which those of another process have already."""
    urls = {id(picture): url for url, picture in document.pictures.items()}
    found = {}
    for name, item in pictures.items():
        if isinstance(item, tuple):
            found[name] = item
            continue
        if id(item["image"]) not in urls:
            raise _UnwritableError
        found[name] = urls[id(item["image"])], item["interpolate"], _plain(item["dpi_ratios"])
    return found


# And back


def thawed_pages(written: Iterable[bytes], sheets: bytes) -> Iterator[KeptPage]:
    """The pages that were `written` under the same style sheets, for a process that does not know them."""
    for content in written:
        page = _Reader(io.BytesIO(content)).load()
        if isinstance(page, FrozenPage) and page.sheets == sheets:
            thawed = _thawed(page)
            thawed.frozen = content
            yield thawed


class _Reader(pickle.Unpickler):
    """Reads pages, and nothing but values of their kinds."""

    def find_class(self, module_name: str, name: str) -> Any:
        for kind in (FrozenPage, FrozenSheet, Painting, Drawing, Glyphs, FaceName, Notes):
            if (module_name, name) == (kind.__module__, kind.__name__):
                return kind
        raise pickle.UnpicklingError(f"{module_name}.{name} is no part of a page")


def _thawed(frozen: FrozenPage) -> KeptPage:
    boxes = _boxes(frozen.boxes)
    tops = _tops(frozen.boxes)
    parts, margins = [boxes[top] for top in tops[: frozen.parts]], [boxes[top] for top in tops[frozen.parts :]]
    box = _page_box(frozen)
    told = [boxes[index] for index in frozen.told]
    box.descendants = lambda: iter(told)
    page = KeptPage(
        **{name: value for name, value in frozen.values.items() if name in _MADE_WITH},
        box=box,
        parts=parts,
        marked=[boxes[index] for index in frozen.marked],
        told=told,
        labels=[(boxes[index], label) for index, label in frozen.labels],
        by_element=[(boxes[index], place, number) for index, place, number in frozen.elements],
        by_lookup=[(boxes[index], place, number) for index, place, number in frozen.lookups],
        margins=margins,
        are_margins_thawed=True,
        is_thawed=True,
    )
    box.known_page = page
    if frozen.finished:
        page.sheet = _Sheet(frozen.finished, box, boxes)
        page.painting = _painting(frozen.finished, boxes)
    return page


def _painting(finished: FrozenSheet, boxes: list[Any]) -> Painting:
    body, margins = finished.painting.body, finished.painting.margins
    return replace(
        finished.painting, body=_thawed_drawing(body, boxes), margins=margins and _thawed_drawing(margins, boxes)
    )


def _thawed_drawing(drawing: Drawing, boxes: list[Any]) -> Drawing:
    marked = {boxes[index]: mark for index, mark in drawing.marked.items()}
    return replace(drawing, marked=marked, resources=to_pdf(drawing.resources))


_MADE_WITH = frozenset(_AS_IT_IS) & {field.name for field in fields(KeptPage)}


def _boxes(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """The boxes of the rows."""
    from weasyprint.formatting_structure import boxes as kinds

    made: list[Any] = []
    waiting: list[list[Any]] = []  # boxes to which children are still to come, and how many
    for kind, tag, own, style, count in rows:
        box = getattr(kinds, kind).__new__(getattr(kinds, kind))
        box.__dict__ = {"element_tag": tag, "element": None, "style": {**_NO_STRINGS, **style}, "children": [], **own}
        made.append(box)
        if waiting:
            waiting[-1][0].children.append(box)
            waiting[-1][1] -= 1
        waiting.append([box, count])
        while waiting and waiting[-1][1] == 0:
            waiting.pop()
    return made


def _tops(rows: tuple[tuple[Any, ...], ...]) -> list[int]:
    """Which rows are in no other."""
    tops, left = [], 0
    for index, (*_, count) in enumerate(rows):
        if left == 0:
            tops.append(index)
            left = 1
        left += count - 1
    return tops


def _page_box(frozen: FrozenPage) -> Any:
    from weasyprint.formatting_structure.boxes import PageBox
    from weasyprint.layout.page import PageType

    box, values = PageBox.__new__(PageBox), frozen.page
    kind = PageType("right", False, values["name"], 0, values["groups"])
    box.__dict__ = {
        "element_tag": None, "element": None, "page_type": kind, "children": [], "fixed_boxes": [],
        "style": values["style"], "width": values["width"], "height": values["height"],
    }  # fmt: skip
    return box


class _Sheet:
    """What WeasyPrint knows of a finished page, of one that another process made."""

    def __init__(self, finished: FrozenSheet, box: Any, boxes: list[Any]) -> None:
        self.width, self.height = finished.sheet["width"], finished.sheet["height"]
        self.bleed, self.anchors = finished.sheet["bleed"], finished.sheet["anchors"]
        self.links = [(*link, boxes[index]) for *link, index in finished.links]
        self.bookmarks = list(finished.bookmarks)
        self.forms: dict[Any, list[Any]] = {None: []}
        self._page_box = box

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draws the page on `stream`. Raises StalePageError where it cannot be drawn as it was."""
        take_drawing(self._page_box.known_page, stream, scale)
