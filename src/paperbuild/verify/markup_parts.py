"""Reads the parts of a text from a page of HTML or an EPUB: marks of lists, headers and captions, code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paperbuild.output.text.list_marks import LIST_CLASS, MARK_CLASS
from paperbuild.verify.markup import PageElement, TextRun
from paperbuild.verify.place import Place
from paperbuild.verify.reading import CAPTION, CODE, HEADER, ITEM_MARK, FilePart

_KINDS = {"th": HEADER, "caption": CAPTION, "figcaption": CAPTION, "code": CODE}
_SILENT = frozenset({"math", "svg", "script", "style"})


def parts_of(
    root: PageElement, place: Callable[[PageElement], Place], is_left_out: Callable[[PageElement], bool]
) -> Iterator[FilePart]:
    """The parts of the text below `root`, without those in what is left out."""
    waiting: list[tuple[PageElement, bool]] = [(root, False)]
    while waiting:
        element, is_block = waiting.pop()
        if is_left_out(element):
            continue
        kind = ITEM_MARK if MARK_CLASS in element.classes else _KINDS.get(element.tag)
        if element.tag == "ol" and LIST_CLASS not in element.classes:
            yield from _native_marks(element, place)
        if kind:
            text = _text(element, is_left_out)
            if text.strip():
                yield FilePart(kind, text, place(element), is_block)
        children = [child for child in element.children if isinstance(child, PageElement)]
        waiting += [(child, element.tag == "pre") for child in reversed(children)]


def _native_marks(element: PageElement, place: Callable[[PageElement], Place]) -> Iterator[FilePart]:
    """The marks that a browser shows of a list that says none itself: 1., 2., 3."""
    items = [child for child in element.children if isinstance(child, PageElement) and child.tag == "li"]
    for number, item in enumerate(items, start=1):
        yield FilePart(ITEM_MARK, f"{number}.", place(item))


def _text(element: PageElement, is_left_out: Callable[[PageElement], bool]) -> str:
    pieces: list[str] = []
    waiting: list[PageElement | TextRun] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, TextRun):
            pieces.append(node.content)
        elif node is element or not (is_left_out(node) or node.tag in _SILENT):
            waiting += reversed(node.children)
    return "".join(pieces)
