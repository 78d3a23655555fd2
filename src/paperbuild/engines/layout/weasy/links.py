"""Gives each link of a page one area that can be met with a finger.

WeasyPrint 70 makes an area of every box in a link, so that a line of the contents is three, and one of the height of
the line: a note's number, which must make no line higher, has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_LEAST_PX = 7 * 4 / 3  # 7 pt: more than a raised digit has, less than a line
_NUMBERS = frozenset({"doc-noteref", "doc-backlink"})
_HAIR = 1.0  # CSS pixels by which a part of a link may stand out of it and still be in it

Link = tuple[str, str, Sequence[float], Any]  # WeasyPrint's: its kind, its target, two corners, its box


def make_links_whole() -> None:
    """Wraps what makes a page's links, for the life of this process."""
    from weasyprint.document import Page

    make = Page.__init__

    def make_with_whole_links(page: Any, box: Any) -> None:
        make(page, box)
        page.links = list(_apart([_widened(link) for link in _without_parts(page.links)]))

    Page.__init__ = make_with_whole_links


def _without_parts(links: Sequence[Link]) -> Iterator[Link]:
    """The links without the areas of what stands in one that has the same target."""
    owners = [link for link in links if link[3].link]
    for link in links:
        is_part = not link[3].link and any(owner[1] == link[1] and _is_within(link[2], owner[2]) for owner in owners)
        if not is_part:
            yield link


def _is_within(inner: Sequence[float], outer: Sequence[float]) -> bool:
    return (
        inner[0] >= outer[0] - _HAIR
        and inner[1] >= outer[1] - _HAIR
        and inner[2] <= outer[2] + _HAIR
        and inner[3] <= outer[3] + _HAIR
    )


def _is_number(link: Link) -> bool:
    """Whether `link` is the number of a note, where it is called or where it stands."""
    element = link[3].element
    return element is not None and element.get("role") in _NUMBERS


def _widened(link: Link) -> Link:
    """A link that is the number of a note, with an area of the size of its digits or more."""
    from weasyprint.formatting_structure.boxes import TextBox

    kind, target, (x1, y1, x2, y2), box = link
    if not _is_number(link) or min(x2 - x1, y2 - y1) >= _LEAST_PX:
        return link
    digits = [one for one in box.descendants() if isinstance(one, TextBox) and one.element_tag == "a"]
    if not digits:
        return link
    left, right = min(one.position_x for one in digits), max(one.position_x + one.width for one in digits)
    top, bottom = min(one.position_y for one in digits), max(one.position_y + one.height for one in digits)
    across, down = (max(0, _LEAST_PX - size) / 2 for size in (right - left, bottom - top))
    return kind, target, (left - across, top - down, right + across, bottom + down), box


def _apart(links: Sequence[Link]) -> Iterator[Link]:
    """The links, those of two numbers in a row ending half way between them."""
    for link in links:
        left, top, right, bottom = link[2]
        if _is_number(link):
            for other in links:
                is_beside = _is_number(other) and other is not link and other[2][1] < bottom and other[2][3] > top
                if is_beside and left < other[2][0] < right:
                    right = (right + other[2][0]) / 2
                elif is_beside and left < other[2][2] < right:
                    left = (left + other[2][2]) / 2
        yield link[0], link[1], (left, top, right, bottom), link[3]
