"""Reads the structure tree of a PDF, which is what a screen reader reads, as a tree of plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_MOST_NODES = 2_000_000
# Types that PDF 2.0 added, which say more than the older type that they stand for (ISO 32000-2, 14.8.4).
_NEWER_KINDS = frozenset({"/Title"})


@dataclass(frozen=True)
class Content:
    """A piece of marked content: its page, from 0, and its number there."""

    page: int
    mcid: int


@dataclass
class TagNode:
    """A structure element. `kind` is its standard type (`P`, `H1`); `targets` are what its links lead to, by name;
    `alternative` is None where it has none; `numbering` is that of a list, where it says so (ISO 32000-1, table
    347)."""

    kind: str
    page: int = -1
    alternative: str | None = None
    actual: str | None = None
    numbering: str = ""
    children: list[TagNode | Content] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    parent: TagNode | None = field(default=None, repr=False)

    @property
    def is_term(self) -> bool:
        """Whether it is the label of an item that is no mark: what the item explains."""
        item = self.parent
        around = item.parent if item else None
        return self.kind == "Lbl" and around is not None and around.numbering == "None"

    def walk(self) -> Iterator[TagNode]:
        """This node and all below it, in reading order."""
        waiting: list[TagNode] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [child for child in reversed(node.children) if isinstance(child, TagNode)]

    def ancestors(self) -> Iterator[TagNode]:
        """The nodes above this one, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def first_page(self) -> int:
        """The page, from 0, on which it begins; -1 where it shows nothing."""
        for node in self.walk():
            for child in node.children:
                if isinstance(child, Content):
                    return child.page
        return self.page


def read_tree(pdf: pikepdf.Pdf) -> TagNode:
    """The root of the tree; without children where the PDF is not tagged."""
    top = TagNode("")
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return top
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    roles = {str(name): str(kind) for name, kind in root.get("/RoleMap", pikepdf.Dictionary()).items()}
    waiting = [(child, top, -1) for child in reversed(_kids(root))]
    seen = 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        item, parent, page = waiting.pop()
        node, page = _read(item, parent, page, pages, roles)
        if node is not None:
            waiting += [(child, node, page) for child in reversed(_kids(item))]
    return top


def _read(
    item: Any, parent: TagNode, page: int, pages: Mapping[tuple[int, int], int], roles: Mapping[str, str]
) -> tuple[TagNode | None, int]:
    """Adds `item` to `parent`; gives back the node that it is, if it has children, and the page they are on."""
    if isinstance(item, int):
        parent.children.append(Content(page, item))
        return None, page
    if not isinstance(item, pikepdf.Dictionary):
        return None, page
    page = pages.get(item["/Pg"].objgen, page) if "/Pg" in item else page
    kind = str(item.get("/Type", ""))
    if kind == "/MCR":
        parent.children.append(Content(page, int(item["/MCID"])))
        return None, page
    if kind == "/OBJR":
        parent.targets += filter(None, [target_of(item.get("/Obj", pikepdf.Dictionary()))])
        return None, page
    node = TagNode(_standard(str(item.get("/S", "")), roles), page, _said(item, "/Alt"), _said(item, "/ActualText"))
    attributes = item.get("/A")
    if isinstance(attributes, pikepdf.Dictionary):
        node.numbering = str(attributes.get("/ListNumbering", "")).lstrip("/")
    node.parent = parent
    parent.children.append(node)
    return node, page


def target_of(annotation: Any) -> str:
    """The name of the destination that a link leads to; empty where it leads out of the file or to no name."""
    destination = annotation.get("/Dest")
    action = annotation.get("/A")
    if destination is None and isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/GoTo":
        destination = action.get("/D")
    return str(destination).lstrip("/") if isinstance(destination, pikepdf.String | pikepdf.Name) else ""


def destinations(pdf: pikepdf.Pdf) -> frozenset[str]:
    """The names of the places in the PDF that links can lead to."""
    names = {str(name).lstrip("/") for name in pdf.Root.get("/Dests", pikepdf.Dictionary())}
    tree = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return frozenset(names | ({str(name) for name in pikepdf.NameTree(tree)} if tree is not None else set()))


def _kids(item: Any) -> list[Any]:
    kids = item.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _standard(kind: str, roles: Mapping[str, str]) -> str:
    for _ in range(len(roles) + 1):
        if kind not in roles or roles[kind] == kind or kind in _NEWER_KINDS:
            break
        kind = roles[kind]
    return kind.lstrip("/")


def _said(item: Any, name: str) -> str | None:
    value = item.get(name)
    return None if value is None else str(value)
