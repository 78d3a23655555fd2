"""The structure tree of a PDF as values: elements, pieces of marked content, and the annotations of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

TITLE_TYPE = "Title"
"""The type of the title of a document in PDF 2.0 (ISO 32000-2, table 366); readers of PDF 1.7 are told that it is a
heading."""


@dataclass(frozen=True)
class Tagged:
    """What a structure element was made of: `number` is that of its PDF object, `source` tells HTML elements apart,
    `tag` is the element's name, pseudo-elements included (`li::marker`), `attributes` are its own;
    `says` is what a link says, empty where it has no words."""

    number: int
    source: int
    tag: str
    attributes: Mapping[str, str]
    says: str = ""


@dataclass(frozen=True)
class Mark:
    """Marked content: `number` on `page` (both from 0)."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """A link's annotation."""

    page: int
    object: Any


@dataclass(eq=False, repr=False)
class Element:
    """A structure element; its children in the order of reading."""

    type: str
    tagged: Tagged | None = None
    values: dict[str, Any] = field(default_factory=dict)
    children: list[Element | Mark | Annotation] = field(default_factory=list)
    parent: Element | None = None

    def __iter__(self) -> Iterator[Element]:
        """The element and those in it, in the order of reading. What is moved meanwhile is found where it then is."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    @property
    def is_generated(self) -> bool:
        """Whether it is a pseudo-element: content that a style sheet makes."""
        return self.tagged is not None and "::" in self.tagged.tag

    def attribute(self, name: str) -> str:
        """An attribute of the HTML element; empty where it has none, or there is no element."""
        return self.tagged.attributes.get(name, "") if self.tagged else ""

    def add(self, children: Iterable[Element | Mark | Annotation]) -> None:
        """Puts children at the end."""
        for child in children:
            if isinstance(child, Element):
                child.parent = self
            self.children.append(child)

    def detach(self) -> None:
        """Takes the element out of its parent, if it still stands there."""
        if self.parent and self in self.parent.children:
            self.parent.children.remove(self)

    def replace(self, child: Element, others: Sequence[Element | Mark | Annotation]) -> None:
        """Puts others in the place of a child."""
        at = self.children.index(child)
        for other in others:
            if isinstance(other, Element):
                other.parent = self
        self.children[at : at + 1] = others
