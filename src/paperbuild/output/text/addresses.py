"""Gives what stands under a heading or in a box an address of its own: the same in every format, locale and edition.

A paragraph is `HEADING.p3`, the third under the heading with that identifier; a list item `HEADING.i2`, one within it
`HEADING.i2.1`; a term `.d1`, a table `.t1`, a figure `.f1`, a pull quote `.q1`. In a box, the box's identifier stands
for the heading's. What an author has given an identifier keeps it. Works on pandoc's JSON: a paragraph has no
attributes there, so that a mark stands in it until it is written as HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN, box_title_id
from paperbuild.output.text.roles import CASE, PULL_QUOTE, TABLE

WORKS = "bibliography"

_ATTRIBUTES_AT = {
    "Header": 1,
    **dict.fromkeys(("Code", "CodeBlock", "Div", "Figure", "Image", "Link", "Span", "Table"), 0),
}
_MARKED = re.compile(f"<(?P<tag>p|li|dt)>(?P<inner>\\s*<p>)?{MARK_OPEN}a(?P<address>.*?){MARK_CLOSE}")


def identifiers(node: Any) -> Iterator[str]:
    """Every identifier in `node`, any part of pandoc's JSON."""
    if isinstance(node, list):
        for item in node:
            yield from identifiers(item)
    elif isinstance(node, dict):
        at = _ATTRIBUTES_AT.get(node.get("t", ""))
        if at is not None and node["c"][at][0]:
            yield node["c"][at][0]
        yield from identifiers(node.get("c"))


def with_addresses(blocks: list[Any], part: str, taken: set[str]) -> list[Any]:
    """`blocks`, those of the part with the identifier `part`, with their addresses; none is in `taken`, to which they
    are added."""
    return _Addresses(part, taken).blocks(blocks)


def as_identifiers(html: str) -> str:
    """`html`, which pandoc wrote, with the addresses as identifiers in the places of their marks."""
    return _MARKED.sub(lambda match: f'<{match["tag"]} id="{match["address"]}">{match["inner"] or ""}', html)


@dataclass
class _Addresses:
    """Walks through a part. `above` is the identifier of the heading or the box that it stands under."""

    above: str
    taken: set[str]
    counts: Counter[str] = field(default_factory=Counter)

    def blocks(self, blocks: list[Any]) -> list[Any]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Any) -> Any:
        kind, content = block["t"], block.get("c")
        if kind == "Header":
            self.above = content[1][0] or self.above
        elif kind == "Para":
            return {**block, "c": [_mark(self._next(f"{self.above}.p")), *content]}
        elif kind == "Div":
            return {**block, "c": self._div(*content)}
        elif kind == "BlockQuote":
            return {**block, "c": self.blocks(content)}
        elif kind == "Figure":
            return {**block, "c": [self._named(content[0], "f"), *content[1:]]}
        elif kind == "DefinitionList":
            return {**block, "c": [[[_mark(self._next(f"{self.above}.d")), *term], said] for term, said in content]}
        return self._list(block, f"{self.above}.i")

    def _div(self, attributes: Any, blocks: list[Any]) -> list[Any]:
        classes = attributes[1]
        if CASE in classes:
            return [attributes, self._case(attributes[0], blocks)]
        if WORKS in classes:
            return [attributes, blocks]
        for name, letter in ((PULL_QUOTE, "q"), (TABLE, "t")):
            if name in classes:
                return [self._named(attributes, letter), blocks]
        return [attributes, self.blocks(blocks)]

    def _case(self, identifier: str, blocks: list[Any]) -> list[Any]:
        outside, self.above = self.above, identifier or self.above
        done: list[Any] = []
        for block in blocks:
            done.append(self._block(block))
            if identifier and self.above == box_title_id(identifier):
                self.above = identifier
        self.above = outside
        return done

    def _list(self, block: Any, prefix: str) -> Any:
        """A list with an address for each item; `block` as it is where it is none."""
        if block["t"] == "BulletList":
            return {**block, "c": [self._item(item, prefix) for item in block["c"]]}
        if block["t"] == "OrderedList":
            return {**block, "c": [block["c"][0], [self._item(item, prefix) for item in block["c"][1]]]}
        return block

    def _item(self, blocks: list[Any], prefix: str) -> list[Any]:
        address = self._next(prefix)
        own = [self._list(block, f"{address}.") for block in blocks]
        if own and own[0]["t"] in {"Plain", "Para"}:
            return [{**own[0], "c": [_mark(address), *own[0]["c"]]}, *own[1:]]
        return [{"t": "Plain", "c": [_mark(address)]}, *own]

    def _named(self, attributes: Any, letter: str) -> Any:
        address = self._next(f"{self.above}.{letter}")
        return [attributes[0] or address, *attributes[1:]]

    def _next(self, prefix: str) -> str:
        self.counts[prefix] += 1
        return unique(f"{prefix}{self.counts[prefix]}", self.taken)


def unique(address: str, taken: set[str]) -> str:
    """`address`, or where it is in `taken` one like it; added to `taken`."""
    count, found = 1, address
    while found in taken:
        count += 1
        found = f"{address}-{count}"
    taken.add(found)
    return found


def _mark(address: str) -> Any:
    return {"t": "Str", "c": f"{MARK_OPEN}a{address}{MARK_CLOSE}"}
