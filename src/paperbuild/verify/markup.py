"""Reads HTML and XHTML as a tree whose elements know their line. It corrects nothing that a browser would not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


@dataclass(frozen=True)
class TextRun:
    """A run of text and the line, from 1, in which it begins."""

    content: str
    line: int


@dataclass
class PageElement:
    """An element with its children in order. Lines and columns count from 1."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    column: int = 0
    children: list[PageElement | TextRun] = field(default_factory=list)

    def walk(self) -> Iterator[PageElement]:
        """This element and all below it, in the order of the text, however deep they stand."""
        waiting: list[PageElement] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, PageElement)]

    def text(self) -> str:
        """Everything it says, with single spaces."""
        parts: list[str] = []
        waiting: list[PageElement | TextRun] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, TextRun):
                parts.append(node.content)
            else:
                waiting += reversed(node.children)
        return " ".join("".join(parts).split())

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()


@dataclass(frozen=True)
class MarkupPage:
    """A page: its root, which holds everything, and the elements that nothing closed."""

    root: PageElement
    unclosed: tuple[PageElement, ...]


class _MarkupReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = PageElement("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(TextRun(data, self.getpos()[0]))

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> PageElement:
        line, offset = self.getpos()
        element = PageElement(tag, {name: value or "" for name, value in attrs}, line, offset + 1)
        self.open[-1].children.append(element)
        return element


def read_page(text: str) -> MarkupPage:
    """The tree of `text`."""
    reader = _MarkupReader()
    reader.feed(text)
    reader.close()
    return MarkupPage(reader.root, tuple(reader.open[1:]))
