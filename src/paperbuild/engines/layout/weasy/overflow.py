"""Finds on laid out pages what leaves its place: WeasyPrint 70 cuts it at the paper's edge, or sets it over what stands
there, and says nothing.

Only whole lines, pictures and tables are looked at, not the words in them: it takes 0.3 % of the time of a PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from paperbuild.engines.layout.request import Overflow

_PX_PER_MM = 96 / 25.4
_TOLERANCE_PX = 0.5 * _PX_PER_MM
_MOST_TEXT = 2000
# What stands in a paragraph and is no text of it: the note, and its number where it is called.
_NO_TEXT = frozenset({"note", "note-call"})


@dataclass(frozen=True)
class _Area:
    """A page, in px: its paper's width and height, and between which heights what is looked at may stand."""

    page: int
    width: float
    height: float
    top: float
    bottom: float
    has_notes: bool = False


@dataclass(frozen=True)
class _Around:
    """What is around a box: the sides of the box that it stands in, in px, and the elements, from the inside."""

    left: float
    right: float
    elements: tuple[Any, ...]


def overflows(pages: Iterable[tuple[int, Any, Sequence[Any]]]) -> tuple[Overflow, ...]:
    """What leaves its place on `pages`, those of a WeasyPrint document with their numbers and what on them is looked
    at: of each block on a page the worst."""
    worst: dict[tuple[int, int], Overflow] = {}
    for number, sheet, boxes in pages:
        for element, found in _of_page(sheet._page_box, number, boxes):
            key = number, id(element)
            known = worst.get(key)
            if known is None or (found.is_cut, found.excess_mm) > (known.is_cut, known.excess_mm):
                worst[key] = found
    return tuple(worst.values())


def _of_page(page: Any, number: int, boxes: Sequence[Any]) -> Iterator[tuple[Any, Overflow]]:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox

    if not boxes:
        return
    top, bottom = page.content_box_y(), page.content_box_y() + page.height
    area = _Area(number, page.margin_width(), page.margin_height(), top, bottom)
    notes = next((box for box in page.children if isinstance(box, FootnoteAreaBox)), None)
    for box in boxes:
        if isinstance(box, MarginBox):
            top = box.border_box_y()
            own = replace(area, top=top, bottom=top + box.border_height())
        else:
            own = area if notes is None or box is notes else replace(area, bottom=notes.position_y, has_notes=True)
        yield from _of_box(box, own)


def _of_box(root: Any, area: _Area) -> Iterator[tuple[Any, Overflow]]:
    from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

    waiting = [(root, _Around(0, area.width, ()))]
    while waiting:
        box, around = waiting.pop()
        box = getattr(box, "_box", box)  # what is placed by itself is wrapped
        is_last = isinstance(box, LineBox | ReplacedBox)
        if is_last or box.is_table_wrapper:
            found = _fault(box, area, around)
            if found:
                yield box.element, found
        if not is_last:
            waiting += [(child, _inside(box, around)) for child in box.children]
            yield from _on_each_other(box, area, around)


def _on_each_other(box: Any, area: _Area, around: _Around) -> Iterator[tuple[Any, Overflow]]:
    """What `box` places by itself, and other that it places so: on a cover, a long title over what stands at its foot.

    What does not fit on the page then goes on over the text of the next.
    """
    placed = [child._box for child in box.children if hasattr(child, "_box")]
    for one, other in combinations(placed, 2):
        down = min(one.position_y + one.margin_height(), other.position_y + other.margin_height())
        down -= max(one.position_y, other.position_y)
        across = min(one.position_x + one.margin_width(), other.position_x + other.margin_width())
        across -= max(one.position_x, other.position_x)
        if min(down, across) > _TOLERANCE_PX:
            text = " ".join(_text_of(one.element).split())
            names = _identifiers((one.element, *around.elements))
            yield one.element, Overflow(area.page, "line", down / _PX_PER_MM, True, True, names, text, text)


def _inside(box: Any, around: _Around) -> _Around:
    """What is around the children of `box`."""
    elements = around.elements
    if box.element is not None and (not elements or elements[0] is not box.element):
        elements = (box.element, *elements)
    left = box.border_box_x()
    return _Around(left, left + box.border_width(), elements)


def _fault(box: Any, area: _Area, around: _Around) -> Overflow | None:
    """How `box`, a line, a picture or a table, leaves its place."""
    from weasyprint.formatting_structure.boxes import LineBox

    is_line = isinstance(box, LineBox)
    width, height = (box.width, box.height) if is_line else (box.margin_width(), box.margin_height())
    left, right = box.position_x, box.position_x + width
    if max(right - around.right, around.left - left) > _TOLERANCE_PX and is_line:
        left, right = _sides(box)  # what a line with a leader says of itself is not so
    # Where text begins, a design may have it reach out: into the margin, but not beyond the paper.
    is_rtl = box.style["direction"] == "rtl"
    across = max(around.left - left if is_rtl else -left, right - (area.width if is_rtl else around.right))
    # A table breaks between its lines, and these tell.
    top, bottom = (area.top, area.bottom) if box.is_table_wrapper else (box.position_y, box.position_y + height)
    down = max(bottom - area.bottom, area.top - top)
    if max(across, down) <= _TOLERANCE_PX or width == 0:
        return None
    outside = max(right - area.width, -left, bottom - area.height, -top)
    formula = _formula_in(box, around) if is_line and across > down else ""
    is_over_notes = area.has_notes and bottom - area.bottom > _TOLERANCE_PX
    return Overflow(
        page=area.page,
        excess_mm=max(across, down) / _PX_PER_MM,
        is_down=down > across,
        is_cut=outside > _TOLERANCE_PX or is_over_notes,
        identifiers=_identifiers((box.element, *around.elements)),
        what="picture" if formula else "line" if is_line else "table" if box.is_table_wrapper else "picture",
        text=_text_of(box.element),
        line=_line_text(box) if is_line and not formula else "",
        picture=formula or ("" if box.element is None or is_line else box.element.get("src", "")),
        width_mm=(right - left) / _PX_PER_MM,
    )


def _formula_in(line: Any, around: _Around) -> str:
    """The URL of the widest formula in a line that is wider than its space; empty where another thing is."""
    from weasyprint.formatting_structure.boxes import ReplacedBox

    leaves = (box for box in line.descendants() if isinstance(box, ReplacedBox) and box.element is not None)
    wide = [box for box in leaves if box.margin_width() > around.right - around.left - _TOLERANCE_PX]
    widest = max(wide, key=lambda box: float(box.margin_width()), default=None)
    return "" if widest is None or widest.element.get("role") != "math" else str(widest.element.get("src"))


def _identifiers(elements: Sequence[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.get("id") for one in elements if one is not None and one.get("id")))


def _sides(line: Any) -> tuple[float, float]:
    """Where what stands in `line` really begins and ends."""
    from weasyprint.formatting_structure.boxes import ParentBox

    leaves = [box for box in line.descendants() if not isinstance(box, ParentBox) and box.width]
    if not leaves:
        return line.position_x, line.position_x
    return min(box.position_x for box in leaves), max(map(_end_of, leaves))


def _end_of(leaf: Any) -> float:
    """Where `leaf` ends for the eye: the spaces at the end of a line of code hang out of it (CSS Text 3, 4.1.3)."""
    text = getattr(leaf, "text", "")
    spaces = len(text) - len(text.rstrip())
    return float(leaf.position_x + leaf.margin_width() - spaces * leaf.style["font_size"])


def _line_text(line: Any) -> str:
    return "".join(getattr(box, "text", "") for box in line.descendants() if not _is_no_text(box.element))


def _text_of(element: Any) -> str:
    """The text of `element`, without the notes that are called in it."""
    return "".join(_pieces(element))[:_MOST_TEXT] if element is not None else ""


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not _is_no_text(child):
            yield from _pieces(child)
        yield child.tail or ""


def _is_no_text(element: Any) -> bool:
    return element is not None and not _NO_TEXT.isdisjoint(element.get("class", "").split())
