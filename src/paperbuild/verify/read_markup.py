"""Reads the pages of an HTML file or of an EPUB as readers get them: text, notes, links, pictures, requests."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from paperbuild.compose.listing import ENTRY_CLASS
from paperbuild.model.manuscript import (
    CALL_ID,
    MARK_CLOSE,
    MARK_OPEN,
    NOTE_ID,
    anchored_number,
    note_anchor,
)
from paperbuild.output.text.list_marks import MARK_CLASS
from paperbuild.verify.flow import Flow, note_of
from paperbuild.verify.markup import PageElement, TextRun
from paperbuild.verify.markup_parts import parts_of
from paperbuild.verify.place import Place
from paperbuild.verify.reading import AFTER, INSTEAD, Call, FileLink, FilePart, FileReading, NoteText, Picture
from paperbuild.verify.words import split

_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark math q rp rt ruby s samp small span strong sub sup svg "
    "time u var wbr".split()
)
_SILENT = frozenset("script style template nav head svg math".split())
_HEADING = re.compile(r"h([1-6])")
_NOTE_ADDRESS = "note."
_MARK = re.compile(f"[{MARK_OPEN}{MARK_CLOSE}]")
# What `link` asks for as soon as the page is opened; other relations only say something.
_FETCHED = frozenset("stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest".split())
_SOURCES = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    **dict.fromkeys(("iframe", "frame", "embed", "audio", "track", "input"), ("src",)),
    "video": ("src", "poster"),
    "object": ("data",),
}
_STYLE_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# Of a script of these types nothing is run.
_DATA_TYPES = frozenset({"application/ld+json", "application/json"})


@dataclass(frozen=True)
class PageFile:
    """One page: its name in the EPUB (empty for an HTML file) and its tree."""

    name: str
    root: PageElement

    def place(self, element: PageElement) -> Place:
        """Where `element` begins."""
        return Place(self.name, element.line, element.column)


@dataclass
class _FoundInMarkup:
    """What has been found so far."""

    flow: Flow = field(default_factory=Flow)
    calls: list[Call] = field(default_factory=list)
    notes: list[NoteText] = field(default_factory=list)
    call_links: set[int] = field(default_factory=set)
    back_links: set[int] = field(default_factory=set)
    asides: list[tuple[str, ...]] = field(default_factory=list)


def read_pages(pages: Sequence[PageFile], title: str, language: str, members: frozenset[str]) -> FileReading:
    """What a reader gets of `pages`, in the order in which they are read. `members` are the files of an EPUB."""
    identifiers = {page.name: _identifiers(page) for page in pages}
    found = _FoundInMarkup()
    for page in pages:
        for element in _text_roots(page.root):
            _read_text(page, element, found)
    for page in pages:
        _read_notes(page, identifiers, found)
    words, headings = found.flow.words()
    return FileReading(
        title=title,
        language=language,
        words=words,
        headings=headings,
        calls=tuple(found.calls),
        notes=tuple(found.notes),
        call_links=frozenset(found.call_links),
        back_links=frozenset(found.back_links),
        asides=tuple(found.asides),
        pictures=tuple(picture for page in pages for picture in _pictures(page)),
        headless_tables=tuple(place for page in pages for place in _headless_tables(page)),
        repeated=tuple(repeated for page in pages for repeated in _repeated(page)),
        dead_links=tuple(link for page in pages for link in _dead_links(page, identifiers, members)),
        frame=tuple(word for page in pages for word in split(_around_text(page.root))),
        contents=tuple(word for page in pages for word in split(_contents(page.root))),
        beside=() if members else tuple(link for page in pages for link in _beside(page)),
        requests=tuple(request for page in pages for request in _requests(page, members)),
        marks=tuple(place for page in pages for place in _marks(page)),
        parts=tuple(part for page in pages for root in _text_roots(page.root) for part in _parts(page, root)),
        pressed=tuple(place for page in pages for place in _pressed(page)),
    )


def _identifiers(page: PageFile) -> frozenset[str]:
    return frozenset(element.attributes["id"] for element in page.root.walk() if "id" in element.attributes)


def _text_roots(root: PageElement) -> list[PageElement]:
    """The elements that hold the sections of the paper; the whole page where a template marks none as such."""
    parts = [element for element in root.walk() if "part" in element.classes]
    inner = {id(below) for part in parts for below in part.walk() if below is not part}
    outermost = [part for part in parts if id(part) not in inner]
    return outermost or [element for element in root.walk() if element.tag == "main"][:1]


def _read_text(page: PageFile, root: PageElement, found: _FoundInMarkup) -> None:
    """Adds the running text below `root`, and the calls in it: neither notes nor what is hidden from listeners."""
    line = root.line
    waiting: list[PageElement | TextRun | tuple[str, int]] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            if node[0] == "paged":
                found.flow.end_paged(node[1])
                continue
            if node[0] == "heading":
                found.flow.end_heading(node[1])
            found.flow.add(" ", Place(page.name, line))
        elif isinstance(node, TextRun):
            for offset, piece in enumerate(node.content.split("\n")):
                line = node.line + offset
                found.flow.add(piece if offset == 0 else "\n" + piece, Place(page.name, line))
        elif node.tag == "math":
            found.flow.add(f" {node.attributes.get('alttext', '')} ", page.place(node))
        elif not _is_left_out(page, node, found):
            waiting += _opened(page, node, found)


def _opened(
    page: PageFile, element: PageElement, found: _FoundInMarkup
) -> Iterator[PageElement | TextRun | tuple[str, int]]:
    """What is to be read for `element`, last first: its children, between spaces where it is a block."""
    heading = _HEADING.fullmatch(element.tag)
    if element.tag not in _INLINE:
        found.flow.add(" ", page.place(element))
        yield ("heading", found.flow.begin_heading(int(heading[1]))) if heading else ("block", 0)
    page_number = INSTEAD if "data-page" in element.attributes else AFTER if ENTRY_CLASS in element.classes else ""
    if page_number:
        yield "paged", found.flow.begin_paged(page_number)
    yield from reversed(element.children)


def _is_left_out(page: PageFile, element: PageElement, found: _FoundInMarkup) -> bool:
    """Whether `element` is not running text; a call is noted, and an aside that repeats the text."""
    if element.tag in _SILENT or NOTE_ID.fullmatch(element.attributes.get("id", "")) or _is_notes(element):
        return True
    if MARK_CLASS in element.classes:  # it is compared as such
        return True
    if number := _call_number(element):
        found.calls.append(Call(number, page.place(element), element.text()))
        return True
    if element.attributes.get("aria-hidden") == "true":
        if words := split(element.text()):
            found.asides.append(tuple(words))
        return True
    return False


def _is_notes(element: PageElement) -> bool:
    """Whether `element` holds nothing but notes and what is said above them."""
    kinds = {element.attributes.get("role"), *element.attributes.get("epub:type", "").split()}
    return bool(kinds & {"doc-endnotes", "footnotes", "endnotes"})


def _call_number(element: PageElement) -> int:
    """The number of the note that `element` calls, or 0."""
    match = CALL_ID.fullmatch(element.attributes.get("id", ""))
    if match is None and element.attributes.get("role") == "doc-noteref":
        match = NOTE_ID.search(element.attributes.get("href", ""))
    return anchored_number(match[1]) if match else 0


def _read_notes(page: PageFile, identifiers: Mapping[str, frozenset[str]], found: _FoundInMarkup) -> None:
    for element in page.root.walk():
        identifier = element.attributes.get("id", "")
        if match := NOTE_ID.fullmatch(identifier):
            _read_note(page, element, anchored_number(match[1]), identifiers, found)
        elif (number := _call_number(element)) and _leads_to(page, element, f"note-{note_anchor(number)}", identifiers):
            found.call_links.add(number)


def _read_note(
    page: PageFile, element: PageElement, number: int, identifiers: Mapping[str, frozenset[str]], found: _FoundInMarkup
) -> None:
    """Adds the note that `element` is. Its own number and the link back are not part of its words."""
    own = _FoundInMarkup()
    name = ""
    for child in element.walk():
        if not name and child.attributes.get("id", "").startswith(_NOTE_ADDRESS):
            name = child.attributes["id"].removeprefix(_NOTE_ADDRESS)
        if child.tag == "a" and _leads_to(page, child, f"call-{note_anchor(number)}", identifiers):
            found.back_links.add(number)
            child.attributes["aria-hidden"] = "true"
    body = PageElement("div", {}, element.line, element.column, element.children)
    _read_text(page, body, own)
    found.notes.append(replace(note_of(number, own.flow, page.place(element)), name=name))


def _leads_to(page: PageFile, element: PageElement, identifier: str, identifiers: Mapping[str, frozenset[str]]) -> bool:
    """Whether `element` is a link to `identifier` that arrives there."""
    home, _, target = element.attributes.get("href", "").partition("#")
    return target == identifier and identifier in identifiers.get(_resolved(page, home), frozenset())


def _resolved(page: PageFile, home: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(home))) if home else page.name


def _pictures(page: PageFile) -> Iterator[Picture]:
    for element in page.root.walk():
        role, label = element.attributes.get("role"), element.attributes.get("aria-label", "")
        if element.tag == "img" and role not in {"presentation", "none"}:
            yield Picture(page.place(element), element.attributes.get("alt", label or None))
        elif element.tag == "svg" and element.attributes.get("aria-hidden") != "true":
            has_title = any(isinstance(child, PageElement) and child.tag == "title" for child in element.children)
            yield Picture(page.place(element), "title" if has_title else label or None)


def _parts(page: PageFile, root: PageElement) -> Iterator[FilePart]:
    """The parts of the running text below `root`: neither those of notes nor those of what is hidden from listeners."""

    def is_left_out(element: PageElement) -> bool:
        is_hidden = element.attributes.get("aria-hidden") == "true"
        is_note = NOTE_ID.fullmatch(element.attributes.get("id", "")) or _is_notes(element)
        return is_hidden or bool(is_note) or element.tag in _SILENT or bool(_call_number(element))

    return parts_of(root, page.place, is_left_out)


def _pressed(page: PageFile) -> Iterator[Place]:
    """The pictures with both a width and a height, which press them where they are not those of the picture."""
    for element in page.root.walk():
        sizes = {name.strip() for name, _, _ in (one.partition(":") for one in _declared(element))}
        if element.tag == "img" and {"width", "height"} <= sizes:
            yield page.place(element)


def _declared(element: PageElement) -> list[str]:
    return element.attributes.get("style", "").split(";")


def _headless_tables(page: PageFile) -> Iterator[Place]:
    for element in page.root.walk():
        is_table = element.tag == "table" and element.attributes.get("role") not in {"presentation", "none"}
        if is_table and not any(cell.tag == "th" for cell in element.walk()):
            yield page.place(element)


def _repeated(page: PageFile) -> Iterator[tuple[str, Place]]:
    known: set[str] = set()
    for element in page.root.walk():
        identifier = element.attributes.get("id")
        if identifier is None:
            continue
        if identifier in known:
            yield identifier, page.place(element)
        known.add(identifier)


def _dead_links(
    page: PageFile, identifiers: Mapping[str, frozenset[str]], members: frozenset[str]
) -> Iterator[FileLink]:
    """Links within the file that do not arrive: to an identifier, or in an EPUB to a file."""
    for element in page.root.walk():
        href = element.attributes.get("href", "")
        if element.tag not in {"a", "area"} or not href or urlsplit(href).scheme:
            continue
        home, _, target = href.partition("#")
        file = _resolved(page, home)
        if home and not members:
            continue  # from an HTML file to another one beside it: that is not in this file
        is_there = file in members if home else True
        if not is_there or (target and file in identifiers and unquote(target) not in identifiers[file]):
            yield FileLink(target, page.place(element), home)


def _around_text(root: PageElement) -> str:
    """The text of a page without that of the paper, its contents, its notes, and how it is to be cited."""
    parts = {id(part) for part in _text_roots(root)}

    def is_left_out(element: PageElement) -> bool:
        is_other = element.tag in _SILENT or "cite" in element.classes or _is_notes(element)
        return is_other or id(element) in parts

    return _text(root, is_left_out)


def _contents(root: PageElement) -> str:
    """The text of the contents, without what is above them."""
    for element in root.walk():
        if element.tag == "nav" and ("contents" in element.classes or element.attributes.get("role") == "doc-toc"):
            lists = [child for child in element.walk() if child.tag in {"ol", "ul"}]
            return _text(lists[0], lambda _: False) if lists else ""
    return ""


def _text(root: PageElement, is_left_out: Callable[[PageElement], bool]) -> str:
    pieces: list[str] = []
    waiting: list[PageElement | TextRun | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node, TextRun):
            pieces.append(node.content)
        elif node.tag == "math":
            pieces.append(f" {node.attributes.get('alttext', '')} ")
        elif not is_left_out(node):
            gap = "" if node.tag in _INLINE else " "
            waiting += [gap, *reversed(node.children), gap]
    return "".join(pieces)


def _beside(page: PageFile) -> Iterator[FileLink]:
    """Links to files beside this one."""
    for element in page.root.walk():
        parts = urlsplit(element.attributes.get("href", ""))
        if element.tag in {"a", "area"} and parts.path and not parts.scheme and not parts.netloc:
            yield FileLink(parts.fragment, page.place(element), parts.path)


def _requests(page: PageFile, members: frozenset[str]) -> Iterator[tuple[str, Place]]:
    """What opening the page asks for outside the file, and every script in it."""
    for element in page.root.walk():
        place = page.place(element)
        for said in _scripts(element):
            yield said, place
        asked = [(url, place) for url in _fetched(element)]
        for url, where in [*asked, *_of_styles(page, element)]:
            if not _is_inside(page, url.strip(), members):
                yield f"asks for `{url.strip()}`", where


def _scripts(element: PageElement) -> Iterator[str]:
    if element.tag == "script" and element.attributes.get("type", "") not in _DATA_TYPES:
        source = element.attributes.get("src")
        yield f"contains the script `{source}`" if source else "contains a script"
    for name, value in element.attributes.items():
        if name.startswith("on"):
            yield f"contains a script in `{name}`"
        if name in {"href", "src", "action", "formaction"} and value.strip().lower().startswith("javascript:"):
            yield f"contains a script in `{name}`"
    if element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh":
        yield "leads elsewhere by itself (`meta refresh`)"


def _fetched(element: PageElement) -> Iterator[str]:
    for name in _SOURCES.get(element.tag, ()):
        value = element.attributes.get(name, "")
        yield from [one.split()[0] for one in value.split(", ") if one.split()] if name == "srcset" else [value]
    if element.tag == "link" and _FETCHED & set(element.attributes.get("rel", "").lower().split()):
        yield element.attributes.get("href", "")


def _of_styles(page: PageFile, element: PageElement) -> Iterator[tuple[str, Place]]:
    sheets = [TextRun(element.attributes.get("style", ""), element.line)]
    if element.tag == "style":
        sheets += [child for child in element.children if isinstance(child, TextRun)]
    for sheet in sheets:
        comments = [match.span() for match in _COMMENT.finditer(sheet.content)]
        for match in _STYLE_URL.finditer(sheet.content):
            if not any(start <= match.start() < end for start, end in comments):
                line = sheet.line + sheet.content.count("\n", 0, match.start())
                yield match[1] or match[2], Place(page.name, line)


def _is_inside(page: PageFile, url: str, members: frozenset[str]) -> bool:
    """Whether `url` is in the file itself: nothing, an identifier, `data:`, or in an EPUB one of its files."""
    if not url or url.startswith(("#", "data:")):
        return True
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc and _resolved(page, parts.path) in members


def _marks(page: PageFile) -> Iterator[Place]:
    for element in page.root.walk():
        if any(_MARK.search(value) for value in element.attributes.values()):
            yield page.place(element)
        for child in element.children:
            if isinstance(child, TextRun) and _MARK.search(child.content):
                yield Place(page.name, child.line)
