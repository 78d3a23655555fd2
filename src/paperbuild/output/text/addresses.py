"""Gives what stands under a heading or in a box an address of its own: the same in every format, locale and edition.

A paragraph is `HEADING.p3`, the third under the heading with that identifier, as long as no edition is on record; a
list item `HEADING.i2`, one within it `HEADING.i2.1`; a term `.d1`, a table `.t1`, a figure `.f1`, a pull quote `.q1`.
In a box, the box's identifier stands for the heading's. What an author has given an identifier keeps it. Works on
pandoc's JSON: a paragraph has no attributes there, so that a mark stands in it until it is written as HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from paperbuild.engines.pandoc_tree import attr, attr_of, div, figure, is_leaf, word
from paperbuild.model.classes import (
    CASE_CLASS,
    DELETED_BLOCK_CLASS,
    POINTER_CLASS,
    PULL_QUOTE_CLASS,
    REDLINE_LABEL_CLASS,
    WORKS_CLASS,
    callout_kind,
)
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN, box_title_id
from paperbuild.model.numbered import listed_kind
from paperbuild.output.text.roles import TABLE

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Attr, Block, Element, Inline, Part, StrInline

# Pandoc wrote the mark that stands first in a block right behind its tag; no text of an author's has `<` or the letters
# of a mark, so that a pattern finds what reading it as XML would, in a tenth of the time.
_MARKED = re.compile(f"<(?P<tag>p|li|dt)>(?P<inner>\\s*<p>)?{MARK_OPEN}a(?P<address>.*?){MARK_CLOSE}")

# In a redline: what is gone, and what is said of it, is counted nowhere.
_UNCOUNTED = frozenset({DELETED_BLOCK_CLASS, POINTER_CLASS, REDLINE_LABEL_CLASS})


_NOTHING_KEPT: Mapping[str, str] = MappingProxyType({})


def identifiers(part: Part) -> Iterator[str]:
    """Every identifier in any part of pandoc's tree, in no order."""
    waiting: list[Any] = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list | tuple):
            waiting += [item for item in one if not (isinstance(item, str) or is_leaf(item))]
        elif isinstance(one, dict) and "t" in one:
            attributes = attr_of(cast("Element", one))
            if attributes and attributes[0]:
                yield attributes[0]
            waiting.append(one.get("c"))


def with_addresses(
    blocks: list[Block], part: str, taken: set[str], kept: Mapping[str, str] = _NOTHING_KEPT
) -> list[Block]:
    """`blocks`, those of the part with the identifier `part`, with their addresses; none is in `taken`, to which they
    are added. What is in `kept` by the address that its place gives it has another (`compare/kept.py`)."""
    return _Addresses(part, taken, kept).blocks(blocks)


def as_identifiers(html: str) -> str:
    """`html`, which pandoc wrote, with the addresses as identifiers in the places of their marks."""
    return _MARKED.sub(lambda match: f'<{match["tag"]} id="{match["address"]}">{match["inner"] or ""}', html)


@dataclass
class _Addresses:
    """Walks through a part. `above` is the identifier of the heading or the box that it stands under."""

    above: str
    taken: set[str]
    kept: Mapping[str, str]
    counts: Counter[str] = field(default_factory=Counter)

    def blocks(self, blocks: list[Block]) -> list[Block]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> Block:
        if block["t"] == "Header":
            self.above = block["c"][1][0] or self.above
        elif block["t"] == "Para":
            return {"t": "Para", "c": [_mark(self._next(f"{self.above}.p")), *block["c"]]}
        elif block["t"] == "Div":
            return self._div(*block["c"])
        elif block["t"] == "BlockQuote":
            return {"t": "BlockQuote", "c": self.blocks(block["c"])}
        elif block["t"] == "Figure":
            attributes, caption, shown = block["c"]
            return figure(self._named(attributes, "f"), caption, shown)
        elif block["t"] == "DefinitionList":
            return {"t": "DefinitionList", "c": [(self._term(term), said) for term, said in block["c"]]}
        return self._list(block, f"{self.above}.i")

    def _term(self, term: list[Inline]) -> list[Inline]:
        return [_mark(self._next(f"{self.above}.d")), *term]

    def _div(self, attributes: Attr, blocks: list[Block]) -> Block:
        classes = attributes[1]
        if _UNCOUNTED & {*classes}:
            return div(attributes, blocks)
        if CASE_CLASS in classes or callout_kind(classes):
            return div(attributes, self._case(attributes[0], blocks))
        if WORKS_CLASS in classes or listed_kind(classes):
            return div(attributes, blocks)
        for name, letter in ((PULL_QUOTE_CLASS, "q"), (TABLE, "t")):
            if name in classes:
                return div(self._named(attributes, letter), blocks)
        return div(attributes, self.blocks(blocks))

    def _case(self, identifier: str, blocks: list[Block]) -> list[Block]:
        outside, self.above = self.above, identifier or self.above
        done: list[Block] = []
        for block in blocks:
            done.append(self._block(block))
            if identifier and self.above == box_title_id(identifier):
                self.above = identifier
        self.above = outside
        return done

    def _list(self, block: Block, prefix: str) -> Block:
        """A list with an address for each item; `block` as it is where it is none."""
        if block["t"] == "BulletList":
            return {"t": "BulletList", "c": [self._item(item, prefix) for item in block["c"]]}
        if block["t"] == "OrderedList":
            numbers, items = block["c"]
            return {"t": "OrderedList", "c": (numbers, [self._item(item, prefix) for item in items])}
        return block

    def _item(self, blocks: list[Block], prefix: str) -> list[Block]:
        if blocks and blocks[0]["t"] == "Div" and _UNCOUNTED & {*blocks[0]["c"][0][1]}:
            return blocks
        address = self._next(prefix)
        own = [self._list(block, f"{prefix}{self.counts[prefix]}.") for block in blocks]
        if own and (own[0]["t"] == "Plain" or own[0]["t"] == "Para"):
            return [{"t": own[0]["t"], "c": [_mark(address), *own[0]["c"]]}, *own[1:]]
        return [{"t": "Plain", "c": [_mark(address)]}, *own]

    def _named(self, attributes: Attr, letter: str) -> Attr:
        address = self._next(f"{self.above}.{letter}")
        return attr(attributes[0] or address, *attributes[1:])

    def _next(self, prefix: str) -> str:
        self.counts[prefix] += 1
        address = f"{prefix}{self.counts[prefix]}"
        return unique(self.kept.get(address, address), self.taken)


def unique(address: str, taken: set[str]) -> str:
    """`address`, or where it is in `taken` one like it; added to `taken`."""
    count, found = 1, address
    while found in taken:
        count += 1
        found = f"{address}-{count}"
    taken.add(found)
    return found


def _mark(address: str) -> StrInline:
    return word(f"{MARK_OPEN}a{address}{MARK_CLOSE}")
