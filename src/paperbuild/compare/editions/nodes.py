"""The blocks of a manuscript as they are compared with those of another edition: a tree, each with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from paperbuild.compare.editions.tokens import LineReader, LineToken, plain_text
from paperbuild.engines.pandoc_tree import attr_of

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block

LINES = frozenset({"Para", "Header", "LineBlock", "Words"})
"""The kinds of nodes that have words of their own. `Words` are those of a term in a list of definitions."""
FIXED = frozenset({"Table", "Row", "Figure"})
"""The kinds of nodes whose children are paired by their places alone."""


@dataclass(eq=False)
class BlockNode:
    """A block, or a part of one that holds blocks: an `Item` of a list, a `Term` with what is said of it, a `Caption`,
    the `Content` of a figure, `Rows` of a table, a `Row`, a `Cell`. `element` is what it is made of. `shape` has what
    two must have in common to be two editions of one thing; `whole` what tells one from another that has no words
    (code, a rule)."""

    kind: str
    element: Any
    tokens: tuple[LineToken, ...] = ()
    children: tuple[BlockNode, ...] = ()
    shape: Hashable = ()
    whole: Hashable = ()
    identifier: str = ""

    @cached_property
    def digest(self) -> Hashable:
        """The same for two that say the same."""
        own = tuple(token.key for token in self.pieces)
        return (self.kind, self.shape, self.whole, own, tuple(child.digest for child in self.children))

    @cached_property
    def pieces(self) -> tuple[LineToken, ...]:
        """Its tokens without gaps: what is compared."""
        return tuple(token for token in self.tokens if not token.is_gap)

    @cached_property
    def bag(self) -> Counter[Hashable]:
        """How often it has which word, with those of its children."""
        found = Counter(token.key for token in self.pieces)
        if self.whole:
            found[self.whole] += 1
        for child in self.children:
            found += child.bag
        return found

    @cached_property
    def text(self) -> str:
        """Its words, without the calls of notes; what stands in another block is a line of its own."""
        if self.kind == "CodeBlock":
            return str(self.whole)
        own = plain_text(self.tokens)
        return "\n".join(filter(None, [own, *(child.text for child in self.children)]))

    @cached_property
    def typed(self) -> str:
        """The same without the numbers that the build counts, and without references to them: `Table 2`."""
        if self.kind == "CodeBlock":
            return str(self.whole)
        own = plain_text(token for token in self.tokens if not token.is_counted)
        return "\n".join(filter(None, [own, *(child.typed for child in self.children)]))

    def leaves(self) -> Iterator[BlockNode]:
        """It, or what is in it, as far as that has words or is whole."""
        if self.kind in LINES or self.whole:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True)
class NodeReader:
    """Makes nodes of the blocks of one manuscript, whose lines `reader` reads."""

    reader: LineReader

    def nodes(self, blocks: Sequence[Block]) -> tuple[BlockNode, ...]:
        """A node for each block."""
        return tuple(map(self.node, blocks))

    def node(self, block: Block) -> BlockNode:
        """The node of one block."""
        kind, content = block["t"], cast("Any", block).get("c")
        attributes = attr_of(block)
        name = attributes[0] if attributes else ""
        if kind in {"Para", "Plain", "LineBlock", "Header"}:
            return self._line(block, content, name)
        if kind in {"BlockQuote", "Div", "BulletList", "OrderedList", "DefinitionList"}:
            return self._holder(block, content, name)
        if kind == "Figure":
            return self._figure(block, name)
        return (
            self._table(block, name)
            if kind == "Table"
            else BlockNode(kind, block, whole=_whole(block), identifier=name)
        )

    def _line(self, block: Any, content: Any, name: str) -> BlockNode:
        """The node of a block that has words of its own."""
        if block["t"] == "Header":
            return BlockNode("Header", block, self.reader.tokens(content[2]), shape=content[0], identifier=name)
        if block["t"] == "LineBlock":
            return BlockNode("LineBlock", block, self.reader.tokens(_lines(content)))
        return BlockNode("Para", block, self.reader.tokens(content))

    def _holder(self, block: Any, content: Any, name: str) -> BlockNode:
        """The node of a block that holds others."""
        kind = block["t"]
        if kind == "Div":
            return BlockNode(kind, block, (), self.nodes(content[1]), shape=tuple(content[0][1]), identifier=name)
        if kind == "BlockQuote":
            return BlockNode(kind, block, (), self.nodes(content))
        if kind == "DefinitionList":
            return BlockNode(kind, block, (), tuple(map(self._term, content)))
        return BlockNode(kind, block, (), self._items(content if kind == "BulletList" else content[1]))

    def _items(self, items: Sequence[list[Block]]) -> tuple[BlockNode, ...]:
        return tuple(BlockNode("Item", item, (), self.nodes(item)) for item in items)

    def _term(self, term: Any) -> BlockNode:
        words, said = term
        own = BlockNode("Words", words, self.reader.tokens(words))
        return BlockNode("Term", term, (), (own, *self._items(said)))

    def _figure(self, block: Any, name: str) -> BlockNode:
        _, caption, content = block["c"]
        parts = (self._caption(caption), BlockNode("Content", content, (), self.nodes(content)))
        return BlockNode("Figure", block, (), parts, identifier=name)

    def _caption(self, caption: Any) -> BlockNode:
        return BlockNode("Caption", caption, (), self.nodes(caption[1]))

    def _table(self, block: Any, name: str) -> BlockNode:
        _, caption, columns, head, bodies, foot = block["c"]
        groups = [head[1], *(rows for body in bodies for rows in (body[2], body[3])), foot[1]]
        rows = tuple(BlockNode("Rows", group, (), tuple(map(self._row, group))) for group in groups)
        return BlockNode("Table", block, (), (self._caption(caption), *rows), (len(columns), len(groups)), (), name)

    def _row(self, row: Any) -> BlockNode:
        cells = tuple(BlockNode("Cell", cell, (), self.nodes(cell[4])) for cell in row[1])
        return BlockNode("Row", row, (), cells, shape=tuple((cell[2], cell[3]) for cell in row[1]))


def _lines(lines: Sequence[list[Any]]) -> list[Any]:
    """The lines of a verse as one, with a break between them."""
    found: list[Any] = []
    for line in lines:
        found += [{"t": "LineBreak"}, *line] if found else line
    return found


def _whole(block: Any) -> Hashable:
    content = block.get("c")
    return content[1] if block["t"] in {"CodeBlock", "RawBlock"} and content[1] else f"{block['t']}"
