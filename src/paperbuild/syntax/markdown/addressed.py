"""Finds what in a section gets a permanent address, in the order in which addresses are given.

It follows pandoc's tree as `output/text/addresses.py` follows that of the manuscript: what has an address there has one
here, a test compares the two. What the build fills in (lists of works, of tables, of abbreviations) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperbuild.model.classes import ABBREVIATIONS_CLASS, CASE_CLASS, PULL_QUOTE_CLASS, WORKS_CLASS, callout_kind
from paperbuild.model.numbered import NumberedKind, listed_kind, numbered_kind
from paperbuild.model.section import Addressed
from paperbuild.model.works_list import REFERENCES
from paperbuild.syntax.markdown.outline import Node

_LISTS = frozenset({"BulletList", "OrderedList"})
_FILLED = {WORKS_CLASS, ABBREVIATIONS_CLASS}


def addressed(nodes: Sequence[Node], restore: Callable[[str], str], pieces: Mapping[int, int]) -> tuple[Addressed, ...]:
    """What has an address in a section with these `nodes`. `restore` gives an identifier as it is written; `pieces` are
    the numbers of the pieces that were made of nodes, by `id(node)`."""
    walk = _Walk(restore, pieces)
    walk.blocks(nodes, is_top=True)
    return tuple(walk.found)


@dataclass
class _Walk:
    restore: Callable[[str], str]
    pieces: Mapping[int, int]
    found: list[Addressed] = field(default_factory=list)
    above: str = ""
    box: int = -1

    def blocks(self, nodes: Iterable[Node], *, is_top: bool = False) -> None:
        for node in nodes:
            self._block(node, is_top=is_top)

    def _block(self, node: Node, *, is_top: bool) -> None:
        if node.kind == "Header":
            self.above = self.restore(node.identifier) or self.above
        elif node.kind == "Para":
            self._add("p", node)
        elif node.kind == "Div":
            self._div(node, is_top=is_top)
        elif node.kind == "BlockQuote":
            self.blocks(node.children)
        elif node.kind in {"Figure", "Table"}:
            self._add("f" if node.kind == "Figure" else "t", node)
        elif node.kind == "DefinitionList":
            for term in (child for child in node.children if child.kind == "Term"):
                self._add("d", term)
        elif node.kind in _LISTS:
            self._list(node, -1)

    def _div(self, node: Node, *, is_top: bool) -> None:
        identifier, classes = self.restore(node.identifier), node.classes
        kind = numbered_kind(identifier)
        if CASE_CLASS in classes or callout_kind(classes):
            self._case(node, identifier, is_top=is_top)
        elif _FILLED & set(classes) or listed_kind(classes) or identifier == REFERENCES:
            return
        elif PULL_QUOTE_CLASS in classes:
            self._add("q", node)
        elif kind is NumberedKind.FIGURE or (kind is NumberedKind.TABLE and not _has_one_table(node)):
            self._add("f", node)
        else:
            self.blocks(_without_caption(node) if kind is NumberedKind.TABLE else node.children)

    def _case(self, node: Node, identifier: str, *, is_top: bool) -> None:
        """A box. One that stands directly in the text is called after its heading or counted, where it has no
        identifier (`compose/identifiers.py`), which only the whole paper tells."""
        outside = self.above, self.box
        if is_top:
            heading = next((child for child in node.children if child.kind == "Header"), None)
            letter = "c" if CASE_CLASS in node.classes else "n"
            self.box, number = len(self.found), self._piece(node)
            title = self.restore(heading.identifier) if heading else ""
            self.found.append(Addressed(letter, self.above, -1, -1, number, identifier, title))
            self.above = ""
        elif identifier:
            self.above = identifier
        self.blocks(node.children)
        self.above, self.box = outside

    def _list(self, node: Node, parent: int) -> None:
        for at, item in enumerate(node.children):
            own = len(self.found)
            self._add("i", item, parent, str(node.level + at) if node.kind == "OrderedList" else "")
            for inner in (child for child in item.children if child.kind in _LISTS):
                self._list(inner, own)

    def _add(self, letter: str, node: Node, parent: int = -1, number: str = "") -> None:
        identifier = self.restore(node.identifier)
        self.found.append(Addressed(letter, self.above, parent, self.box, self._piece(node), identifier, number=number))

    def _piece(self, node: Node) -> int:
        """The piece that was made of a node; of an item, of the first thing in it."""
        if node.kind == "Item":
            return next((self.pieces[id(child)] for child in node.children if id(child) in self.pieces), -1)
        return self.pieces.get(id(node), -1)


def _has_one_table(node: Node) -> bool:
    return sum(child.kind == "Table" for child in node.children) == 1


def _without_caption(node: Node) -> Iterator[Node]:
    """What stands in a numbered div but for its last paragraph, where that is the caption of the table in it."""
    table = next(child for child in node.children if child.kind == "Table")
    is_captioned = len(node.children) > 1 and node.children[-1].kind == "Para" and not table.children[2].children
    yield from node.children[:-1] if is_captioned else node.children
