"""Mends the structure tree of WeasyPrint's PDF for those who hear it read, and claims both standards that it meets.

WeasyPrint 70 tags what stands on each page: a paragraph across two pages is two, notes are a list at the foot of each
page, a word in another language has lost it, and running heads are tagged content that hangs nowhere. Here one element
of the HTML becomes one element of the tree again; every note follows the block that calls it; languages come back;
and what is ornament, or repeats the text, becomes an artifact (ISO 14289-1, 7.1 to 7.9). What an element is, ARIA
roles in the HTML say.
"""

from __future__ import annotations

import datetime
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from paperbuild.engines.layout.attach import attach
from paperbuild.engines.layout.request import AttachedFile

PIKEPDF_VERSION: str = pikepdf.__version__
# Structure types (ISO 32000-1, 14.8.4) around a link that has a role of DPUB-ARIA 1.1.
_WRAPPERS = {"doc-noteref": "Reference", "doc-backlink": "Lbl"}
_ROLES = {"doc-footnote": "Note", "doc-pullquote": "BlockQuote", "doc-example": "Sect", "doc-toc": "TOC"}
# Blocks after which a note may stand, and those at whose end it must stay, since only certain types may follow them.
_FLOWING = {"P", "H1", "H2", "H3", "H4", "H5", "H6"}
_HOLDING = {"LBody", "TD", "TH", "Caption", "BlockQuote", "Sect", "Part", "Art", "Div", "Document"}
_GROUPS = {"Document", "Part", "Art", "Sect", "Div"}
_KEPT_EMPTY = {"TD", "TH", "Document"}
_OWN_KEYS = {"/Type", "/S", "/K", "/P", "/Pg"}
_PRODUCER = re.compile(rb'(?<= pdf:Producer=")[^"]*(?=")')
_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")

_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@dataclass(frozen=True)
class Tagged:
    """What a structure element was made of: `number` is that of its PDF object, `source` tells HTML elements apart,
    `tag` is the element's name, pseudo-elements included (`li::marker`), `attributes` are its own."""

    number: int
    source: int
    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class _Mark:
    """Marked content: `number` on `page` (both from 0)."""

    page: int
    number: int


@dataclass(frozen=True)
class _Annotation:
    """A link's annotation."""

    page: int
    object: Any


@dataclass(eq=False, repr=False)
class _Element:
    """A structure element; its children in the order of reading."""

    type: str
    tagged: Tagged | None = None
    values: dict[str, Any] = field(default_factory=dict)
    children: list[_Element | _Mark | _Annotation] = field(default_factory=list)
    parent: _Element | None = None

    def __iter__(self) -> Iterator[_Element]:
        yield self
        for child in list(self.children):
            if isinstance(child, _Element):
                yield from child

    @property
    def is_generated(self) -> bool:
        """Whether it is a pseudo-element: content that a style sheet makes."""
        return self.tagged is not None and "::" in self.tagged.tag

    def attribute(self, name: str) -> str:
        return self.tagged.attributes.get(name, "") if self.tagged else ""

    def add(self, children: Iterable[_Element | _Mark | _Annotation]) -> None:
        for child in children:
            if isinstance(child, _Element):
                child.parent = self
            self.children.append(child)

    def detach(self) -> None:
        """Takes the element out of its parent, if it still stands there."""
        if self.parent and self in self.parent.children:
            self.parent.children.remove(self)

    def replace(self, child: _Element, others: Sequence[_Element | _Mark | _Annotation]) -> None:
        at = self.children.index(child)
        for other in others:
            if isinstance(other, _Element):
                other.parent = self
        self.children[at : at + 1] = others


def mended(
    pdf: bytes,
    tagged: Sequence[Tagged],
    language: str,
    producer: str,
    attachments: Sequence[AttachedFile],
    date: datetime.datetime,
) -> bytes:
    """`pdf`, in `language` (BCP 47), with its structure mended, its `producer` named and with `attachments`, made at
    `date`; the same bytes from the same `pdf`."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        root = _read(document, {item.number: item for item in tagged}, pages)
        _mend(root, language)
        _write(document, root)
        _mark_artifacts(document, root)
        _claim(document)
        _sign(document, producer)
        _name_once(document)
        attach(document, attachments, date)
        _leave_pictures(document)
        _end_streams(document)
        return saved(document)


# Reading


def _read(document: pikepdf.Pdf, tagged: Mapping[int, Tagged], pages: Mapping[Any, int]) -> _Element:
    top = document.Root.StructTreeRoot.K
    return _element(top[0] if isinstance(top, Array) else top, tagged, pages)


def _element(node: Any, tagged: Mapping[int, Tagged], pages: Mapping[Any, int]) -> _Element:
    values = {key: value for key, value in node.items() if key not in _OWN_KEYS}
    element = _Element(str(node.S).lstrip("/"), tagged.get(node.objgen[0]), values)
    page = pages[node.Pg.objgen] if "/Pg" in node else 0
    element.add(_child(kid, page, tagged, pages) for kid in node.get("/K", ()))
    return element


def _child(kid: Any, page: int, tagged: Mapping[int, Tagged], pages: Mapping[Any, int]) -> Any:
    if isinstance(kid, int):
        return _Mark(page, kid)
    if kid.get("/Type") == "/OBJR":
        return _Annotation(pages[kid.Pg.objgen], kid.Obj)
    return _element(kid, tagged, pages)


# Mending


def _mend(root: _Element, language: str) -> None:
    _rejoin(root)
    for element in list(root):
        _name(element)
    for element in list(root):
        _dissolve(element)
    for element in list(root):
        _lift_annotations(element)
    _place_notes(root)
    _drop_empty(root)
    for element in list(root):
        _wrap_words(element)
        _set_list(element)
    _speak(root, language)


def _rejoin(root: _Element) -> None:
    """Makes one element of those that stand for one element of the HTML, on several lines or pages."""
    first: dict[tuple[int, str, str], _Element] = {}
    names: dict[bytes, Any] = {}
    for element in list(root):
        if element.tagged is None or element.type == "NonStruct":
            continue
        key = (element.tagged.source, element.tagged.tag, element.type)
        found = first.setdefault(key, element)
        if found is element:
            continue
        if "/ID" in element.values:
            names[bytes(element.values["/ID"])] = found.values["/ID"]
        # A table's head is set again on every page: it is read once.
        found.add(child for child in element.children if not _is_repeated(element))
        element.children.clear()
        element.detach()
    for element in root:
        _rename_headers(element, names)


def _is_repeated(element: _Element) -> bool:
    while element.type in {"TH", "TD", "TR", "THead", "TFoot"}:
        if element.type in {"THead", "TFoot"}:
            return True
        if element.parent is None:
            return False
        element = element.parent
    return False


def _rename_headers(element: _Element, names: Mapping[bytes, Any]) -> None:
    attributes = element.values.get("/A")
    if names and isinstance(attributes, Dictionary) and "/Headers" in attributes:
        attributes.Headers = Array([names.get(bytes(name), name) for name in attributes.Headers])


def _name(element: _Element) -> None:
    """Gives an element the type that its role asks for, and takes what is hidden from readers out of the tree."""
    role = element.attribute("role")
    if element.attribute("aria-hidden") == "true":
        element.children.clear()
    elif element.type == "Link" and element.is_generated and element.parent:
        # What is put before or after a link's text is a link of its own to WeasyPrint.
        element.parent.replace(element, element.children)
    elif element.type == "Link" and role in _WRAPPERS and element.parent:
        wrapper = _Element(_WRAPPERS[role], parent=element.parent)
        element.parent.replace(element, [wrapper])
        wrapper.add([element])
    elif role in _ROLES and not element.is_generated:
        element.type = _ROLES[role]
    elif element.type == "NonStruct" and element.attribute("lang"):
        element.type = "Span"


def _dissolve(element: _Element) -> None:
    """Puts the children of an element that means nothing in its place."""
    is_plain = element.type == "Span" and not element.attribute("lang") and "/Alt" not in element.values
    if element.parent and (is_plain or element.type == "NonStruct"):
        element.parent.replace(element, element.children)


def _lift_annotations(element: _Element) -> None:
    """Puts a link's annotations into the link: one around a word in another language stands in the word's element."""
    annotations = [child for child in element.children if isinstance(child, _Annotation)]
    inner, link = element, element
    while link.type != "Link" and link.parent:
        inner, link = link, link.parent
    if annotations and inner is not link and link.type == "Link":
        element.children = [child for child in element.children if not isinstance(child, _Annotation)]
        link.replace(inner, [*annotations, inner])


def _place_notes(root: _Element) -> None:
    """Puts each note behind the block that calls it."""
    notes = {element.attribute("id"): element for element in root if element.type == "Note"}
    calls = [e for e in root if e.type == "Link" and e.attribute("role") == "doc-noteref"]
    last: dict[_Element, _Element] = {}
    for call in calls:
        note = notes.get(call.attribute("href").lstrip("#"))
        if note is None:
            continue
        note.values["/ID"] = String(note.attribute("id"))
        note.detach()
        block = _block_of(call)
        if block.type in _FLOWING and block.parent:
            behind = last.get(block, block)
            block.parent.children.insert(block.parent.children.index(behind) + 1, note)
            note.parent = block.parent
            last[block] = note
        else:
            block.add([note])


def _block_of(call: _Element) -> _Element:
    block = call
    while block.parent and block.type not in _FLOWING | _HOLDING:
        block = block.parent
    return block


def _drop_empty(root: _Element) -> None:
    for element in reversed(list(root)):
        if not element.children and element.type not in _KEPT_EMPTY:
            element.detach()


def _wrap_words(element: _Element) -> None:
    """Puts words that stand between the blocks of a group, as the label of a box does, into a paragraph of theirs."""
    if element.type not in _GROUPS or not any(isinstance(child, _Mark) for child in element.children):
        return
    groups = [
        (is_words, list(some)) for is_words, some in groupby(element.children, lambda one: isinstance(one, _Mark))
    ]
    element.children.clear()
    for is_words, some in groups:
        paragraph = _Element("P")
        paragraph.add(some)
        element.add([paragraph] if is_words else some)


def _set_list(element: _Element) -> None:
    """Makes a list's children items, and an item's a label and a body (ISO 32000-1, table 336)."""
    if element.type == "LI":
        labels = [c for c in element.children if isinstance(c, _Element) and c.type == "Lbl" and c.tagged]
        bodies = [c for c in element.children if isinstance(c, _Element) and c.type == "LBody"]
        rest = [c for c in element.children if c not in labels and c not in bodies]
        if rest:
            body = bodies[0] if bodies else _Element("LBody")
            body.add(rest)
            element.children.clear()
            element.add([*labels, body, *bodies[1:]])
    elif element.type == "L":
        nested = [c for c in element.children if isinstance(c, _Element) and c.type == "L"]
        for inner in nested:
            before = element.children[: element.children.index(inner)]
            items = [c for c in before if isinstance(c, _Element) and c.type == "LI"]
            if items:
                inner.detach()
                items[-1].add([inner])


def _speak(element: _Element, language: str) -> None:
    """Says the language of an element where it is another than that around it."""
    own = element.attribute("lang") or element.attribute("{http://www.w3.org/XML/1998/namespace}lang")
    if own and own != language:
        element.values["/Lang"] = String(own)
        language = own
    for child in element.children:
        if isinstance(child, _Element):
            _speak(child, language)


# Writing


def _write(document: pikepdf.Pdf, root: _Element) -> None:
    """Writes the tree, the tree that leads from content to it, and the index of identifiers."""
    tree = document.Root.StructTreeRoot
    writer = _Writer(document)
    tree.K = Array([writer.element(root, tree)])
    tree.ParentTree = document.make_indirect(Dictionary(Nums=writer.numbers()))
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

    def element(self, element: _Element, parent: Any) -> Any:
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

    def _kid(self, child: _Element | _Mark | _Annotation, node: Any, page: int) -> Any:
        if isinstance(child, _Element):
            return self.element(child, node)
        if isinstance(child, _Annotation):
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


def _page_of(element: _Element) -> int:
    """The page on which an element begins."""
    for inner in element:
        for child in inner.children:
            if isinstance(child, _Mark | _Annotation):
                return child.page
    return 0


def _mark_artifacts(document: pikepdf.Pdf, root: _Element) -> None:
    """Marks as an artifact what has a tag in the content and no place in the tree."""
    kept = {child for element in root for child in element.children if isinstance(child, _Mark)}
    for number, page in enumerate(document.pages):

        def mark(match: re.Match[bytes], number: int = number) -> bytes:
            return match.group() if _Mark(number, int(match[1])) in kept else b"/Artifact BMC"

        content = page.Contents.read_bytes()
        changed = _MARKED.sub(mark, content)
        if changed != content:
            page.Contents = _packed(document, changed)


def _claim(document: pikepdf.Pdf) -> None:
    """Says in the metadata that the file is PDF/UA-1, and what that says (ISO 14289-1, 5; ISO 19005-3, 6.6.2.3)."""
    metadata = document.Root.Metadata
    packet = metadata.read_bytes().replace(b"</rdf:RDF>", _CLAIM + b"</rdf:RDF>")
    document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _sign(document: pikepdf.Pdf, producer: str) -> None:
    """Names all that made the file, in both places that must say the same (ISO 19005-3, 6.6.3); WeasyPrint 70 names
    itself alone."""
    packet, count = _PRODUCER.subn(escape(producer).encode(), document.Root.Metadata.read_bytes())
    assert count == 1  # noqa: S101 - WeasyPrint names its producer once
    document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    document.docinfo.Producer = String(producer)


def _leave_pictures(document: pikepdf.Pdf) -> None:
    """Has no viewer smooth a picture, which WeasyPrint asks for and PDF/A forbids (ISO 19005-3, 6.2.8)."""
    for item in document.objects:
        if isinstance(item, pikepdf.Stream) and bool(item.get("/Interpolate")):
            item.Interpolate = False


def _name_once(document: pikepdf.Pdf) -> None:
    """Names every associated file once: WeasyPrint 70 lists each of them twice."""
    if "/AF" in document.Root:
        document.Root.AF = Array(list({file.objgen: file for file in document.Root.AF}.values()))


def _packed(document: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    """A stream of `content`, packed now: what it ends with is looked at before the file is saved."""
    return pikepdf.Stream(document, zlib.compress(content), Filter=Name.FlateDecode)


def _end_streams(document: pikepdf.Pdf) -> None:
    """Has no packed stream end in a carriage return: page-validation 0.11 takes it for a part of the line's end.

    What follows the packed data is read by nobody.
    """
    for item in document.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == Name.FlateDecode:
            packed, parameters = item.read_raw_bytes(), item.get("/DecodeParms")
            if packed.endswith(b"\r"):
                item.write(packed + b"\n", filter=Name.FlateDecode, decode_parms=parameters)  # type: ignore[arg-type]


def saved(document: pikepdf.Pdf) -> bytes:
    """The bytes of `document`, the same every time; nor do the streams that are only made now end as those above.

    They list what the file has and where; where one of them would end so, that stands in the file as it is, unpacked.
    """
    for mode in (pikepdf.ObjectStreamMode.preserve, pikepdf.ObjectStreamMode.disable):
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=mode)
        if b"\r\nendstream" not in out.getvalue():
            break
    return out.getvalue()
