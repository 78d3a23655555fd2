"""Mends a structure tree: one element for each of the HTML, each note behind the block that calls it, languages."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from pikepdf import Array, Dictionary, String
from pikepdf import Name as PdfName

from paperbuild.engines.layout.tagging.tree import TITLE_TYPE, Annotation, Element, Mark

# Structure types (ISO 32000-1, 14.8.4) around a link that has a role of DPUB-ARIA 1.1.
_WRAPPERS = {"doc-noteref": "Reference", "doc-backlink": "Lbl"}
_ROLES = {"doc-footnote": "Note", "doc-pullquote": "BlockQuote", "doc-example": "Sect", "heading": TITLE_TYPE}
_CONTENTS = {"L": "TOC", "LI": "TOCI", "Link": "Link", "Span": "Lbl"}
# Blocks after which a note may stand, and those at whose end it must stay, since only certain types may follow them.
_FLOWING = {"P", "H1", "H2", "H3", "H4", "H5", "H6"}
_HOLDING = {"LBody", "TD", "TH", "Caption", "BlockQuote", "Sect", "Part", "Art", "Div", "Document"}
# What WeasyPrint 70 gives no type. Code is a part of a line (ISO 32000-1, table 338), so a block of it is a paragraph.
_UNTAGGED = {"code": "Code", "pre": "P"}
_GROUPS = {"Document", "Part", "Art", "Sect", "Div"}
_BLOCKS = {"P", "L", "Table", "BlockQuote", "Figure", "Div", "Formula", "Code"}
_IN_LINES = {"Formula", "Code", "Figure"}  # in a note that is one paragraph, these are words of it
_KEPT_EMPTY = {"TD", "TH", "Document"}


def mend(root: Element, language: str) -> None:
    """Makes of WeasyPrint's tree, in `language` (BCP 47), one that is read as the HTML is meant."""
    for element in root:
        if element.tagged and element.type == "NonStruct":
            element.type = _UNTAGGED.get(element.tagged.tag, element.type)
    _rejoin(root)
    for element in list(root):
        _tell_what_is_in(element)
    for element in list(root):
        _name(element)
    for element in list(root):
        _dissolve(element)
    for element in list(root):
        _lift_annotations(element)
        _describe(element)
    _place_notes(root)
    for element in list(root):
        _label(element)
    _drop_empty(root)
    for element in list(root):
        _wrap_words(element)
        _set_list(element)
    _speak(root, language)


def _rejoin(root: Element) -> None:
    """Makes one element of those that stand for one element of the HTML, on several lines or pages."""
    first: dict[tuple[int, str, str], Element] = {}
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
        if _is_within(element, found):
            # The text before and behind a block in a paragraph stands in boxes of its own within it.
            assert element.parent is not None  # noqa: S101 - it is in another
            element.parent.replace(element, element.children)
            continue
        # A table's head is set again on every page: it is read once.
        found.add(child for child in element.children if not _is_repeated(element))
        element.children.clear()
        element.detach()
    for element in root:
        _rename_headers(element, names)


def _is_within(element: Element, other: Element) -> bool:
    around = element.parent
    while around is not None and around is not other:
        around = around.parent
    return around is other


def _is_repeated(element: Element) -> bool:
    while element.type in {"TH", "TD", "TR", "THead", "TFoot"}:
        if element.type in {"THead", "TFoot"}:
            return True
        if element.parent is None:
            return False
        element = element.parent
    return False


def _rename_headers(element: Element, names: Mapping[bytes, Any]) -> None:
    attributes = element.values.get("/A")
    if names and isinstance(attributes, Dictionary) and "/Headers" in attributes:
        attributes.Headers = Array([names.get(bytes(name), name) for name in attributes.Headers])


def _tell_what_is_in(element: Element) -> None:
    """Gives the parts of contents, of a list of terms and of a table the types that they have there."""
    if element.attribute("role") == "doc-toc":
        _set_contents(element)
    elif element.tagged and element.tagged.tag == "dl" and element.type == "L":
        _set_definitions(element)
    elif element.type == "TH":
        _set_scope(element)


def _set_contents(around: Element) -> None:
    """Makes of the lists in a table of contents what ISO 32000-1 has for it (table 333): entries with a number as their
    label and a reference; the heading stays outside, where readers look for it."""
    for element in [one for one in around if one is not around and one.tagged]:
        if element.type == "LBody":
            assert element.parent is not None  # noqa: S101 - it is in another
            element.parent.replace(element, element.children)
        elif element.type == "Link" and not element.is_generated and element.parent:
            wrapper = Element("Reference", parent=element.parent)
            element.parent.replace(element, [wrapper])
            wrapper.add([element])
        elif element.type != "Span" or "number" in element.attribute("class").split():
            element.type = _CONTENTS.get(element.type, element.type)


def _set_definitions(element: Element) -> None:
    """Makes one item of terms and what is said of them: a term is a label, a definition a body (table 336).

    WeasyPrint 70 makes an item of each, with a body in it.
    """
    items: list[Element] = []
    is_open = False
    for one in [child for child in element.children if isinstance(child, Element)]:
        is_term = one.tagged is not None and one.tagged.tag == "dt"
        bodies = [child for child in one.children if isinstance(child, Element) and child.type == "LBody"]
        if one.type != "LI" or len(bodies) != len(one.children):
            items.append(one)
            is_open = False
            continue
        if not is_open or (is_term and not _is_of_terms(items[-1])):
            items.append(Element("LI"))
            is_open = True
        for body in bodies:
            body.type = "Lbl" if is_term else "LBody"
        items[-1].add(bodies)
    element.children.clear()
    element.add(items)
    # Labels that are no numbers (ISO 32000-1, table 347).
    element.values["/A"] = Dictionary(O=PdfName.List, ListNumbering=PdfName("/None"))


def _is_of_terms(item: Element) -> bool:
    """Whether nothing has been said yet of the terms of an item."""
    return all(isinstance(child, Element) and child.type == "Lbl" for child in item.children)


def _set_scope(header: Element) -> None:
    """Says whether a header is that of its row or of its column (ISO 32000-1, table 349; ISO 14289-1, 7.5)."""
    attributes = header.values.get("/A")
    if isinstance(attributes, Dictionary) and "/Scope" not in attributes:
        said = header.attribute("scope")
        is_of_row = said in {"row", "rowgroup"} or (not said and not _is_repeated(header))
        attributes.Scope = PdfName.Row if is_of_row else PdfName.Column


def _name(element: Element) -> None:
    """Gives an element the type that its role asks for, and takes what is hidden from readers out of the tree."""
    role = element.attribute("role")
    if element.attribute("aria-hidden") == "true" or _is_ornament(element):
        element.children.clear()
    elif element.type == "Link" and element.is_generated and element.parent:
        # What is put before or after a link's text is a link of its own to WeasyPrint.
        element.parent.replace(element, element.children)
    elif element.type == "Link" and role in _WRAPPERS and element.parent:
        wrapper = Element(_WRAPPERS[role], parent=element.parent)
        element.parent.replace(element, [wrapper])
        wrapper.add([element])
    elif element.type == "Figure" and role == "math":
        element.type = "Formula"
    elif role in _ROLES and not element.is_generated:
        element.type = _ROLES[role]
    elif element.type == "NonStruct" and element.attribute("lang"):
        element.type = "Span"
    if element.tagged and element.tagged.tag == "abbr" and element.attribute("title"):
        element.type = "Span"
        element.values["/E"] = String(element.attribute("title"))  # ISO 32000-1, 14.9.5


def _is_ornament(element: Element) -> bool:
    """Whether this is an image without words, such as a logo beside the name that it shows (HTML, 4.8.4.4.3)."""
    return element.tagged is not None and element.tagged.tag == "img" and element.tagged.attributes.get("alt") == ""


def _dissolve(element: Element) -> None:
    """Puts the children of an element that means nothing in its place."""
    is_plain = element.type == "Span" and not element.attribute("lang") and not {"/Alt", "/E"} & element.values.keys()
    if element.parent and (is_plain or element.type == "NonStruct"):
        element.parent.replace(element, element.children)


def _lift_annotations(element: Element) -> None:
    """Puts a link's annotations into the link: one around a word in another language stands in the word's element."""
    annotations = [child for child in element.children if isinstance(child, Annotation)]
    inner, link = element, element
    while link.type != "Link" and link.parent:
        inner, link = link, link.parent
    if annotations and inner is not link and link.type == "Link":
        element.children = [child for child in element.children if not isinstance(child, Annotation)]
        link.replace(inner, [*annotations, inner])


def _describe(link: Element) -> None:
    """Has a link's annotations say in words where they lead (ISO 14289-1, 7.18.1): WeasyPrint 70 gives the address."""
    if link.type == "Link" and link.tagged and link.tagged.says:
        for child in link.children:
            if isinstance(child, Annotation):
                child.object.Contents = String(link.tagged.says)


def _place_notes(root: Element) -> None:
    """Puts each note behind the block that calls it: one that a term calls at the beginning of what is said of it."""
    notes = {element.attribute("id"): element for element in root if element.type == "Note"}
    calls = [e for e in root if e.type == "Link" and e.attribute("role") == "doc-noteref"]
    last: dict[Element, Element] = {}
    for call in calls:
        note = notes.get(call.attribute("href").lstrip("#"))
        if note is None:
            continue
        note.values["/ID"] = String(note.attribute("id"))
        note.detach()
        block = _block_of(call)
        body = _body_of(block)
        around = body or block.parent
        if around and (body or block.type in _FLOWING):
            behind = last.get(block) or (None if body else block)
            around.children.insert(around.children.index(behind) + 1 if behind else 0, note)
            note.parent = around
            last[block] = note
        else:
            block.add([note])


def _body_of(term: Element) -> Element | None:
    """What is said of `term`, the label of an item; None where it is no label."""
    if term.type != "Lbl" or not term.parent:
        return None
    bodies = (one for one in term.parent.children if isinstance(one, Element) and one.type == "LBody")
    return next(bodies, None)


def _label(note: Element) -> None:
    """Puts the number of a note that has paragraphs before them, as the label that it is (ISO 32000-1, table 333)."""
    first = note.children[0] if note.type == "Note" and note.children else None
    label = first.children[0] if isinstance(first, Element) and first.type == "P" and first.children else None
    if isinstance(label, Element) and label.type == "Lbl":
        label.detach()
        note.children.insert(0, label)
        label.parent = note


def _block_of(call: Element) -> Element:
    block = call
    while block.parent and block.type not in _FLOWING | _HOLDING and not _body_of(block):
        block = block.parent
    return block


def _drop_empty(root: Element) -> None:
    for element in reversed(list(root)):
        if not element.children and element.type not in _KEPT_EMPTY:
            element.detach()


def _wrap_words(element: Element) -> None:
    """Puts words that stand between the blocks of a group, as the label of a box does, into a paragraph of theirs."""
    blocks = _BLOCKS - _IN_LINES
    has_blocks = any(isinstance(child, Element) and child.type in blocks for child in element.children)
    is_group = element.type in _GROUPS or (element.type == "Note" and has_blocks)
    if not is_group or not any(isinstance(child, Mark) for child in element.children):
        return
    groups = [(is_words, list(some)) for is_words, some in groupby(element.children, lambda one: isinstance(one, Mark))]
    element.children.clear()
    for is_words, some in groups:
        paragraph = Element("P")
        paragraph.add(some)
        element.add([paragraph] if is_words else some)


def _set_list(element: Element) -> None:
    """Makes a list's children items, and an item's a label and a body (ISO 32000-1, table 336)."""
    if element.type == "LI":
        labels = [c for c in element.children if isinstance(c, Element) and c.type == "Lbl" and c.tagged]
        bodies = [c for c in element.children if isinstance(c, Element) and c.type == "LBody"]
        rest = [c for c in element.children if c not in labels and c not in bodies]
        if rest:
            body = bodies[0] if bodies else Element("LBody")
            body.add(rest)
            element.children.clear()
            element.add([*labels, body, *bodies[1:]])
    elif element.type == "L":
        nested = [c for c in element.children if isinstance(c, Element) and c.type == "L"]
        for inner in nested:
            before = element.children[: element.children.index(inner)]
            items = [c for c in before if isinstance(c, Element) and c.type == "LI"]
            if items:
                inner.detach()
                items[-1].add([inner])


def _speak(element: Element, language: str) -> None:
    """Says the language of an element where it is another than that around it."""
    own = element.attribute("lang") or element.attribute("{http://www.w3.org/XML/1998/namespace}lang")
    if own and own != language:
        element.values["/Lang"] = String(own)
        language = own
    for child in element.children:
        if isinstance(child, Element):
            _speak(child, language)
