"""Marks in a book where the pages of the printed paper begin, so that a page that somebody cites is found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from paperbuild.output.artifact import Pagination

# What may have an identifier that the printed paper has too.
_BLOCK = re.compile(r'<(?P<tag>h[1-6]|p|div|figure|li|dt)\b(?P<attributes>[^>]*?\sid="(?P<identifier>[^"]+)"[^>]*)>')
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
    blocks = [match["identifier"] for part in parts for match in _BLOCK.finditer(part)]
    marker = _Marker(pagination, frozenset(pagination.begins.get(name, 0) for name in blocks))
    marked: list[str] = []
    found: list[list[int]] = []
    for part in parts:
        before = len(marker.known)
        marked.append(_BLOCK.sub(marker.marked, part))
        found.append(list(marker.known)[before:])
    return marked, found


@dataclass
class _Marker:
    """Goes through the parts in order. `begun` are the pages on which a block begins, `known` those marked so far."""

    pagination: Pagination
    begun: frozenset[int]
    known: dict[int, None] = field(default_factory=dict)

    def marked(self, block: re.Match[str]) -> str:
        new = [number for number in self._pages(block) if number not in self.known]
        self.known |= dict.fromkeys(new)
        marks = "".join(map(_mark, new))
        return f"{block[0]}{marks}" if block["tag"] in _HOLDERS else f"{marks}{block[0]}"

    def _pages(self, block: re.Match[str]) -> Iterable[int]:
        """The page on which `block` begins, and those that have nothing but the rest of it."""
        first = self.pagination.begins.get(block["identifier"], 0)
        if not first:
            return []
        is_whole = block["tag"] in _WHOLE or "table-wide" in block["attributes"]
        last = self.pagination.ends.get(block["identifier"], first) if is_whole else first
        return [first, *(number for number in range(first + 1, last + 1) if number not in self.begun)]


def _mark(number: int) -> str:
    return f'<span epub:type="pagebreak" role="doc-pagebreak" id="{page_id(number)}" aria-label="{number}"></span>'
