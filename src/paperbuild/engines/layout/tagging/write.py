"""Writes a structure tree into a PDF, and marks as an artifact what has a tag and no place in it."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from paperbuild.engines.layout.tagging.streams import packed
from paperbuild.engines.layout.tagging.tree import TITLE_TYPE, Annotation, Element, Mark

_LABEL = "data-page-label"
_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")


def write(document: pikepdf.Pdf, root: Element) -> None:
    """Writes the tree, the tree that leads from content to it, and the index of identifiers."""
    tree = document.Root.StructTreeRoot
    writer = _Writer(document)
    tree.K = Array([writer.element(root, tree)])
    tree.ParentTree = document.make_indirect(Dictionary(Nums=writer.numbers()))
    if any(element.type == TITLE_TYPE for element in root):
        tree.RoleMap = Dictionary({f"/{TITLE_TYPE}": Name.H1})
    tree.ParentTreeNextKey = len(document.pages) + len(writer.by_annotation)
    if writer.names:
        names = sorted(writer.names, key=lambda pair: pair[0])
        index = Array([part for name, node in names for part in (String(name), node)])
        tree.IDTree = document.make_indirect(Dictionary(Names=index))


class _Writer:
    """Makes PDF objects of elements, and remembers what leads back to them (ISO 32000-1, 14.7.4.4)."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.document = document
        self.pages = [page.obj for page in document.pages]
        self.by_page: list[dict[int, Any]] = [{} for _ in self.pages]
        self.by_annotation: dict[int, Any] = {}
        self.names: list[tuple[bytes, Any]] = []

    def element(self, element: Element, parent: Any) -> Any:
        page = _page_of(element)
        node = self.document.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.type}"), P=parent, Pg=self.pages[page])
        )
        for key, value in element.values.items():
            node[key] = value
        if "/ID" in element.values:
            self.names.append((bytes(element.values["/ID"]), node))
        node.K = Array([self._kid(child, node, page) for child in element.children])
        return node

    def _kid(self, child: Element | Mark | Annotation, node: Any, page: int) -> Any:
        if isinstance(child, Element):
            return self.element(child, node)
        if isinstance(child, Annotation):
            self.by_annotation[int(child.object.StructParent)] = node
            return Dictionary(Type=Name.OBJR, Obj=child.object, Pg=self.pages[child.page])
        self.by_page[child.page][child.number] = node
        if child.page == page:
            return child.number
        return Dictionary(Type=Name.MCR, MCID=child.number, Pg=self.pages[child.page])

    def numbers(self) -> Array:
        """Pairs of a page's or an annotation's number and the elements that its content belongs to."""
        pairs: list[Any] = []
        for number, marks in enumerate(self.by_page):
            row = Array([marks.get(mark) for mark in range(max(marks, default=-1) + 1)])
            pairs += [number, self.document.make_indirect(row)]
        for number, node in sorted(self.by_annotation.items()):
            pairs += [number, node]
        return Array(pairs)


def _page_of(element: Element) -> int:
    """The page on which an element begins."""
    for inner in element:
        for child in inner.children:
            if isinstance(child, Mark | Annotation):
                return child.page
    return 0


def label_pages(document: pikepdf.Pdf, root: Element) -> None:
    """Names the pages as they are printed (ISO 32000-1, 12.4.2): by their numbers, and where an element says what its
    page is called, as that of the cover does, by that."""
    called = {_page_of(one): one.attribute(_LABEL) for one in root if one.attribute(_LABEL)}
    numbers: list[Any] = []
    for page in range(len(document.pages)):
        if page in called:
            numbers += [page, Dictionary(P=String(called[page]))]
        elif page == 0 or page - 1 in called:
            numbers += [page, Dictionary(S=Name.D, St=page + 1)]
    if called:
        document.Root.PageLabels = document.make_indirect(Dictionary(Nums=Array(numbers)))


def mark_artifacts(document: pikepdf.Pdf, root: Element) -> None:
    """Marks as an artifact what has a tag in the content and no place in the tree."""
    kept = {child for element in root for child in element.children if isinstance(child, Mark)}
    for number, page in enumerate(document.pages):

        def mark(match: re.Match[bytes], number: int = number) -> bytes:
            return match.group() if Mark(number, int(match[1])) in kept else b"/Artifact BMC"

        content = page.Contents.read_bytes()
        changed = _MARKED.sub(mark, content)
        if changed != content:
            page.Contents = packed(document, changed)
