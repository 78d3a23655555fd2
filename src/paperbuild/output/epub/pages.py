"""Marks in a book where the pages of the printed paper begin, so that a page that somebody cites is found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from paperbuild.output.artifact import Pagination
from paperbuild.output.text.elements import Edit, FragmentElement, edited, elements_of
from paperbuild.output.text.made import made

# What may have an identifier that the printed paper has too.
_BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "figure", "li", "dt"})
_HOLDERS = frozenset({"li", "dt"})  # before one of these nothing else may stand
_WHOLE = frozenset({"p", "li", "dt"})  # no other block that has an identifier stands in it, as a rule


def page_id(number: int) -> str:
    """The identifier of the beginning of a page."""
    return f"page-{number}"


def with_page_breaks(parts: Sequence[str], pagination: Pagination) -> tuple[list[str], list[list[int]]]:
    """`parts` with a mark before the first heading, paragraph or other block that begins on a page, and the pages that
    begin in each.

    A page on which nothing begins, as it is full of one paragraph, is marked before that.
    """
    blocks = [
        [element for element in elements_of(part) if element.name in _BLOCKS and element.identifier] for part in parts
    ]
    begun = frozenset(pagination.begins.get(block.identifier, 0) for part in blocks for block in part)
    marker = _Marker(pagination, begun)
    marked: list[str] = []
    found: list[list[int]] = []
    for part, own in zip(parts, blocks, strict=True):
        before = len(marker.known)
        marked.append(edited(part, map(marker.mark, own)))
        found.append(list(marker.known)[before:])
    return marked, found


@dataclass
class _Marker:
    """Goes through the parts in order. `begun` are the pages on which a block begins, `known` those marked so far."""

    pagination: Pagination
    begun: frozenset[int]
    known: dict[int, None] = field(default_factory=dict)

    def mark(self, block: FragmentElement) -> Edit:
        """The marks of the pages that begin at `block`, before it, or where nothing may stand there, in it."""
        new = [number for number in self._pages(block) if number not in self.known]
        self.known |= dict.fromkeys(new)
        at = block.inside if block.name in _HOLDERS else block.start
        return Edit(at, at, "".join(map(_mark, new)))

    def _pages(self, block: FragmentElement) -> Iterable[int]:
        """The page on which `block` begins, and those that have nothing but the rest of it."""
        first = self.pagination.begins.get(block.identifier, 0)
        if not first:
            return []
        is_whole = block.name in _WHOLE or "table-wide" in block.attributes.get("class", "").split()
        last = self.pagination.ends.get(block.identifier, first) if is_whole else first
        return [first, *(number for number in range(first + 1, last + 1) if number not in self.begun)]


def _mark(number: int) -> str:
    pattern = '<span epub:type="pagebreak" role="doc-pagebreak" id="{}" aria-label="{}"></span>'
    return made(pattern, page_id(number), number)
