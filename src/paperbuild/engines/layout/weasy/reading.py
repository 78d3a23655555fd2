"""Has WeasyPrint 70 read a page with expat, in C, where that gives the tree that its own parser makes in Python.

The pages that this project's templates make are XML but for a few things that are made XML first. Where a page has
anything that HTML reads otherwise than XML does (HTML, 13.2.6: a paragraph ends where a block begins, a row stands in a
table's body), or that is not known here, it is left to WeasyPrint's own parser.
"""

from __future__ import annotations

import html
import io
import re
from html.entities import html5
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

_VOID = frozenset({"base", "br", "col", "hr", "img", "link", "meta", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that end the paragraph in which they begin.
_BLOCKS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
_WORDS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
# Elements that must stand in one of others, and elements that hold nothing else, nor words.
_PARENTS = {
    "head": {"html"}, "body": {"html"}, "title": {"head"}, "meta": {"head"}, "base": {"head"}, "link": {"head"},
    "style": {"head"}, "li": {"ol", "ul"}, "dt": {"dl"}, "dd": {"dl", "li"}, "caption": {"table"},
    "colgroup": {"table"}, "thead": {"table"}, "tbody": {"table"}, "tfoot": {"table"}, "col": {"colgroup"},
    "tr": {"thead", "tbody", "tfoot"}, "td": {"tr"}, "th": {"tr"},
}  # fmt: skip
_HOLDING = {
    "html": {"head", "body"}, "head": {"title", "meta", "base", "link", "style"}, "title": set[str](),
    "style": set[str](), "table": {"caption", "colgroup", "thead", "tbody", "tfoot"}, "colgroup": {"col"},
    "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"}, "tr": {"td", "th"},
}  # fmt: skip
_WORDLESS = _HOLDING.keys() - {"title", "style"}
_KNOWN = _BLOCKS | _WORDS | _PARENTS.keys() | {"html"}
_CELLS = frozenset({"td", "th", "caption"})  # what stands around them does not matter to what stands in them

_START = re.compile(r"\s*<!DOCTYPE html>\s*", re.IGNORECASE)
_TAG = re.compile(r"""<([a-z][a-z0-9]*)((?:[^<>"']|"[^<"]*"|'[^<']*')*)>""")
_STYLE = re.compile(r"(<style\b[^<>]*>)(.*?)(?=</style>)", re.DOTALL)
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")
# Comments, sections and instructions of XML, and numbers of characters that HTML replaces (HTML, 13.2.5.80).
_OTHERWISE = re.compile(r"<[!?]|&#(?:x0*(?:[0189][0-9a-f]?|d);|0*(?:\d|[12]\d|1[2-5]\d);)", re.IGNORECASE)


class _UnlikeXMLError(Exception):
    """The page has what HTML reads otherwise than XML, or what is not known here."""


def read_pages_with_expat() -> None:
    """Replaces the parser of HTML that WeasyPrint calls, for the life of this process."""
    import weasyprint

    parser = weasyprint.tinyhtml5

    class Reader:
        """WeasyPrint's parser, with the quicker one before it."""

        @staticmethod
        def parse(file: Any, **options: Any) -> Any:
            text = file.read()
            tree = parsed(text) if isinstance(text, str) else None
            if tree is not None:
                return tree
            return parser.parse(io.StringIO(text) if isinstance(text, str) else io.BytesIO(text), **options)

    weasyprint.tinyhtml5 = Reader


def parsed(page: str) -> Element | None:
    """The tree of a page of HTML, as WeasyPrint's parser would make it; None where that is not sure."""
    try:
        return _tree(_as_xml(page), _blank_after_all(page))
    except (expat.ExpatError, _UnlikeXMLError):
        return None


def _blank_after_all(page: str) -> str:
    """What is blank after the page's last tag."""
    return page[len(page.rstrip(" \t\n")) :]


def _as_xml(page: str) -> str:
    """The page without its document type, with what only HTML has written as XML has it."""
    start = _START.match(page)
    if start is None:
        raise _UnlikeXMLError
    text = _STYLE.sub(lambda match: match[1] + html.escape(match[2], quote=False), page[start.end() :])
    if _OTHERWISE.search(text):
        raise _UnlikeXMLError
    return _REFERENCE.sub(_character, _TAG.sub(_tag, text))


def _character(reference: re.Match[str]) -> str:
    if reference[1] not in html5:
        raise _UnlikeXMLError
    return html.escape(html5[reference[1]])


def _tag(tag: re.Match[str]) -> str:
    name, attributes = tag[1], tag[2]
    if "\n" in attributes or "\t" in attributes or "\r" in attributes:
        raise _UnlikeXMLError  # which XML takes for spaces within a value
    is_closed = attributes.endswith("/")
    if name in _VOID:
        return f"<{name}{attributes}>" if is_closed else f"<{name}{attributes}/>"
    if is_closed:
        raise _UnlikeXMLError  # HTML does not see that it is
    return tag[0]


def _tree(text: str, rest: str) -> Element:
    """The tree of `text`; `rest` is what is blank after it."""
    parser, builder = expat.ParserCreate(), TreeBuilder()
    nesting = _Nesting(builder)
    parser.buffer_text = True
    parser.StartElementHandler = nesting.start
    parser.EndElementHandler = nesting.end
    parser.CharacterDataHandler = nesting.words
    parser.Parse(text, True)
    root: Element = builder.close()
    if [child.tag for child in root] != ["head", "body"]:
        raise _UnlikeXMLError
    root.text = None  # HTML drops what is blank before the head, and moves what is blank after the body into it
    _add(root[1], (root[1].tail or "") + rest)
    root[1].tail = None
    return root


def _add(element: Element, words: str) -> None:
    """Adds words at the end of an element."""
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


class _Nesting:
    """Builds the tree, and looks that every element stands where HTML leaves it."""

    def __init__(self, builder: TreeBuilder) -> None:
        self._builder = builder
        self._open: list[str] = []
        self._is_in_paragraph = [False]
        self._is_in_link = [False]
        self._is_at_start_of_pre = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else ""
        if not self._may_stand(name, parent) or any(key != key.lower() for key in attributes):
            raise _UnlikeXMLError
        is_cell = name in _CELLS
        self._is_in_paragraph.append(name == "p" or (self._is_in_paragraph[-1] and not is_cell))
        self._is_in_link.append(name == "a" or (self._is_in_link[-1] and not is_cell))
        self._open.append(name)
        self._builder.start(name, attributes)
        self._is_at_start_of_pre = name == "pre"

    def _may_stand(self, name: str, parent: str) -> bool:
        if name not in _KNOWN or (not parent and name != "html"):
            return False
        if parent not in _PARENTS.get(name, {parent}) or name not in _HOLDING.get(parent, {name}):
            return False
        if name in _BLOCKS and (self._is_in_paragraph[-1] or (name in _HEADINGS and parent in _HEADINGS)):
            return False
        return name != "a" or not self._is_in_link[-1]

    def end(self, name: str) -> None:
        self._builder.end(name)
        self._is_at_start_of_pre = False
        for stack in (self._open, self._is_in_paragraph, self._is_in_link):
            stack.pop()

    def words(self, text: str) -> None:
        if self._open[-1] in _WORDLESS and not text.isspace():
            raise _UnlikeXMLError
        if self._is_at_start_of_pre and text.startswith("\n"):
            raise _UnlikeXMLError  # HTML drops it
        self._builder.data(text)
