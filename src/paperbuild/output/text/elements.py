"""Reads a written fragment as the XML that it is, with the place of every element, so that it is changed only there.

Writing a tree out again would change letters that nothing was to change (`&quot;`, `<a></a>`); so the places say where
to put in what. Reading 100 kB takes 4 ms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

# What XML 1.0 (2.2) has no place for, and a text may have: it is read as another letter of the same length in UTF-8.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ufffe\uffff]")
_OPEN, _CLOSE = b"<fragment>", b"</fragment>"


@dataclass
class FragmentElement:
    """An element of a fragment. Its places are 0-based offsets into the fragment's UTF-8: its start tag reaches from
    `start` to `inside`, its end tag from `end` to `after`. `content` is what is in it: words and elements, in order."""

    name: str
    attributes: Mapping[str, str]
    start: int
    inside: int = 0
    end: int = 0
    after: int = 0
    content: list[str | FragmentElement] = field(default_factory=list)

    @property
    def identifier(self) -> str:
        """Its identifier; empty where it has none."""
        return self.attributes.get("id", "")

    @property
    def first_block(self) -> FragmentElement | None:
        """The element that it begins with; None where it begins with words, or has nothing in it."""
        first = next((one for one in self.content if not isinstance(one, str) or one.strip()), None)
        return None if isinstance(first, str) else first

    def says(self, is_unsaid: Callable[[FragmentElement], bool] = lambda _: False) -> str:
        """The words in it, without those of elements that are unsaid; those of a formula are its alternative text."""
        if self.name == "math":
            return self.attributes.get("alttext", "")
        return "".join(
            one if isinstance(one, str) else "" if is_unsaid(one) else one.says(is_unsaid) for one in self.content
        )


@dataclass(frozen=True)
class Edit:
    """A piece of a fragment's UTF-8, from `start` up to `end`, and the text that comes in its place."""

    start: int
    end: int
    text: str


def elements_of(fragment: str) -> list[FragmentElement]:
    """The elements of `fragment`, each before what is in it. What is no XML, a fault of ours, raises expat's error."""
    reader = _ElementReader()
    reader.parser.Parse(_OPEN + _NO_XML.sub(_stand_in, fragment).encode() + _CLOSE, True)
    return reader.found[1:]


def edited(fragment: str, edits: Iterable[Edit]) -> str:
    """`fragment` with each of `edits` made; those of one place in the order in which they come."""
    content = fragment.encode()
    parts: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda one: one.start):
        parts += [content[at : edit.start], edit.text.encode()]
        at = edit.end
    return b"".join([*parts, content[at:]]).decode()


def _stand_in(letter: re.Match[str]) -> str:
    return "?" if letter[0] < " " else "\ufffd"


class _ElementReader:
    def __init__(self) -> None:
        self.found: list[FragmentElement] = []
        self.around: list[FragmentElement] = []
        # The element whose tag has just been read: it ends where all else begins.
        self.tagged: FragmentElement | None = None
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._say
        self.parser.DefaultHandler = lambda _: self._at()

    def _at(self) -> int:
        """Where the parser is; what was read before ends there."""
        at = self.parser.CurrentByteIndex - len(_OPEN)
        if self.tagged is not None:
            if self.tagged.end:
                self.tagged.after = at
            else:
                self.tagged.inside = at
            self.tagged = None
        return at

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        element = FragmentElement(name, attributes, self._at())
        if self.around:
            self.around[-1].content.append(element)
        self.around.append(element)
        self.found.append(element)
        self.tagged = element

    def _close(self, _name: str) -> None:
        at = self._at()
        element = self.tagged = self.around.pop()
        element.end = at

    def _say(self, text: str) -> None:
        self._at()
        self.around[-1].content.append(text)
