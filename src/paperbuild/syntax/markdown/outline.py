"""Pandoc's JSON as a plain tree of nodes, in the order of the text; the one place that knows how the JSON is laid out.

The layout is that of pandoc-types 1.23, the version of which pandoc writes into every document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paperbuild.engines.pandoc_tree import EMPHASIS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import (
        Attr,
        BareTag,
        Block,
        Caption,
        CitationItem,
        Element,
        Goal,
        Inline,
        Row,
        TableContent,
    )

_WRAPPERS = EMPHASIS | {"Para", "Plain"}
_BLANKS = {"Space", "SoftBreak", "LineBreak"}
_SPACES = {"Space", "SoftBreak"}
_FENCE = ":::"  # of a div, which pandoc prints where it closes nothing: such a word is looked at alone


@dataclass(slots=True)  # there are tens of thousands
class Node:
    """One element. `text` is its own text (words, code, raw HTML), `format` what kind of it, `target` where it leads,
    `identifier`, `classes` and `attributes` its attributes; `level` a heading's, or
    the number with which a list begins. `probes` are the offsets of the
    probes in it, filled in later."""

    kind: str
    children: list[Node] = field(default_factory=list)
    text: str = ""
    target: str = ""
    title: str = ""
    format: str = ""
    level: int = 0
    identifier: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    probes: tuple[int, ...] = ()

    @property
    def own_text(self) -> str:
        """The texts that stand in the node itself, in the order in which they are written."""
        own = self.text + self.target + self.title + self.identifier + "".join(self.classes)
        return own + "".join(value for _, value in self.attributes) if self.attributes else own

    def until(self, kinds: Collection[str]) -> Iterator[Node]:
        """The node and everything in it, each before its children; of those of `kinds` not what is in them."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if node.kind not in kinds:
                waiting += reversed(node.children)


def outline(elements: Sequence[Element]) -> list[Node]:
    """The nodes of a list of pandoc elements.

    Words one after the other that can be nothing but words, with the spaces between them, are one node: they are nine
    in ten of all elements, and who walks through them asks nothing of one that it would not ask of all together.
    """
    nodes: list[Node] = []
    said: list[str] = []
    for element in elements:
        kind: str = element["t"]
        if kind in _SPACES:
            said.append(" ")
        elif kind == "Str" and (text := str(element.get("c"))).isascii() and not text.startswith(_FENCE):
            said.append(text)
        else:
            if said:
                nodes.append(_said(said))
                said = []
            nodes.append(_node(element))
    if said:
        nodes.append(_said(said))
    return nodes


def _said(words: list[str]) -> Node:
    text = "".join(words)
    return Node("Str" if text.strip() else "Space", text=text)


def _node(element: Element) -> Node:
    kind: str = element["t"]
    content: Any = element.get("c")
    if kind == "Str":  # as are half of all
        return Node(kind, text=content)
    if kind in _WRAPPERS:
        return Node(kind, outline(content))
    if kind in _BLANKS:
        return Node(kind, text=" ")
    make = _MAKERS.get(kind)
    return make(kind, content) if make else Node(kind)


def _attributes(attr: Attr) -> dict[str, Any]:
    identifier, classes, pairs = attr
    return {
        "identifier": identifier,
        "classes": tuple(classes),
        "attributes": tuple((name, value) for name, value in pairs),
    }


def _quoted(kind: str, content: tuple[object, list[Inline]]) -> Node:
    return Node(kind, outline(content[1]))


def _verbatim(kind: str, content: tuple[Attr, str]) -> Node:
    return Node(kind, text=content[1], **_attributes(content[0]))


def _math(kind: str, content: tuple[BareTag, str]) -> Node:
    return Node(kind, text=content[1], format=content[0]["t"])


def _raw(kind: str, content: tuple[str, str]) -> Node:
    return Node(kind, format=content[0], text=content[1])


def _link(kind: str, content: tuple[Attr, list[Inline], Goal]) -> Node:
    attr, inlines, (target, title) = content
    return Node(kind, outline(inlines), target=target, title=title, **_attributes(attr))


def _box(kind: str, content: tuple[Attr, list[Element]]) -> Node:
    return Node(kind, outline(content[1]), **_attributes(content[0]))


def _blocks(kind: str, content: list[Block]) -> Node:
    return Node(kind, outline(content))


def _header(kind: str, content: tuple[int, Attr, list[Inline]]) -> Node:
    level, attr, inlines = content
    return Node(kind, outline(inlines), level=level, **_attributes(attr))


def _numbered(kind: str, content: tuple[tuple[int, BareTag, BareTag], list[list[Block]]]) -> Node:
    (start, style, _), items = content
    node = _items(kind, items)
    node.level, node.format = start, style["t"]
    return node


def _items(kind: str, items: list[list[Block]]) -> Node:
    return Node(kind, [Node("Item", outline(item)) for item in items])


def _definitions(kind: str, content: list[tuple[list[Inline], list[list[Block]]]]) -> Node:
    children = []
    for term, definitions in content:
        children.append(Node("Term", outline(term)))
        children.extend(Node("Item", outline(blocks)) for blocks in definitions)
    return Node(kind, children)


def _cite(kind: str, content: tuple[list[CitationItem], object]) -> Node:
    return Node(kind, [_citation(item) for item in content[0]])


def _citation(item: CitationItem) -> Node:
    prefix = Node("Prefix", outline(item["citationPrefix"]))
    key = Node("Key", text=item["citationId"])
    suffix = Node("Suffix", outline(item["citationSuffix"]))
    return Node("Citation", [prefix, key, suffix], format=item["citationMode"]["t"])


def _figure(kind: str, content: tuple[Attr, Caption, list[Block]]) -> Node:
    """Pandoc writes the caption of an image twice, as alternative text too: here it stands once, in the image."""
    attr, caption, blocks = content
    children = outline(blocks)
    images = [node for child in children for node in child.children if node.kind == "Image"]
    if len(images) == 1:
        images[0].format = "figure"
    else:
        children.append(Node("Caption", outline(caption[1])))
    return Node(kind, children, **_attributes(attr))


def _table(kind: str, content: TableContent) -> Node:
    attr, caption, _, head, bodies, foot = content
    head_rows = Node("Head", [_row(row) for row in head[1]])
    body_rows = [_row(row) for body in bodies for part in (body[2], body[3]) for row in part]
    rows = Node("Body", body_rows + [_row(row) for row in foot[1]])
    return Node(kind, [head_rows, rows, Node("Caption", outline(caption[1]))], **_attributes(attr))


def _row(row: Row) -> Node:
    return Node("Row", [Node("Cell", outline(cell[4])) for cell in row[1]])


_MAKERS: dict[str, Callable[[str, Any], Node]] = {
    "Quoted": _quoted,
    "Cite": _cite,
    "Code": _verbatim,
    "CodeBlock": _verbatim,
    "Math": _math,
    "RawInline": _raw,
    "RawBlock": _raw,
    "Link": _link,
    "Image": _link,
    "Span": _box,
    "Div": _box,
    "Note": _blocks,
    "BlockQuote": _blocks,
    "LineBlock": lambda kind, content: Node(kind, [Node("Line", outline(line)) for line in content]),
    "BulletList": _items,
    "OrderedList": _numbered,
    "DefinitionList": _definitions,
    "Header": _header,
    "Figure": _figure,
    "Table": _table,
}
