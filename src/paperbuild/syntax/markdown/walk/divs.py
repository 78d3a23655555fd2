"""Visits divs, and spans within a line."""

from __future__ import annotations

import re

from paperbuild.findings.source import Span
from paperbuild.model.classes import (
    ABBREVIATIONS_CLASS,
    CASE_CLASS,
    PAGE_BREAK_CLASSES,
    PULL_QUOTE_CLASS,
    QUOTED_CALLOUT_CLASS,
    WORKS_CLASS,
    callout_kind,
)
from paperbuild.model.numbered import NumberedKind, listed_kind, numbered_kind
from paperbuild.model.section import Div, PieceKind
from paperbuild.model.works_list import REFERENCES
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.walk.walking import Walk

_DIV_LINE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(:{3,})[ \t]*(?:\{[^}]*\}|[^\s:{]+)[ \t:]*\r?$", re.MULTILINE
)
_ALERT = re.compile(r">[ \t]*\[!(?:note|tip|important|warning|caution)\](?=[ \t]*\r?$)", re.MULTILINE | re.IGNORECASE)
_HOLDING_CLASSES = {
    CASE_CLASS: PieceKind.BOX,
    PULL_QUOTE_CLASS: PieceKind.PULL_QUOTE,
    WORKS_CLASS: PieceKind.LIST,
}


def visit_div(walk: Walk, node: Node) -> None:
    """Notes a div, which holds the pieces in it."""
    if QUOTED_CALLOUT_CLASS in node.classes:
        _visit_quoted_callout(walk, node)
        return
    span = _opening_line(walk, node)
    walk.findings.divs.append(
        Div(
            identifier=node.identifier,
            classes=node.classes,
            attributes=node.attributes,
            span=span,
            has_heading=any(child.kind == "Header" for child in node.children),
            is_empty=not node.children,
        )
    )
    walk.identify(node, span)
    if not node.children and any(name in PAGE_BREAK_CLASSES for name in node.classes):
        return  # where a page ends is no part of the text: each language has other pages
    otherwise = PieceKind.LIST if walk.probed.restore(node.identifier) == REFERENCES else PieceKind.DIV
    otherwise = PieceKind.BOX if callout_kind(node.classes) else otherwise
    kind = next((_HOLDING_CLASSES[name] for name in node.classes if name in _HOLDING_CLASSES), otherwise)
    if kind is PieceKind.LIST or listed_kind(node.classes) or ABBREVIATIONS_CLASS in node.classes:
        walk.findings.is_empty = False  # the build fills it
    identifier = walk.probed.restore(node.identifier)
    walk.layout.open(kind, span, node=node, identifier=identifier, classes=node.classes)
    walk.boxes.append(next(iter(node.classes), ""))
    walk.caption = _caption_of_table(walk, node)
    walk.descend(node)
    walk.caption = None
    walk.boxes.pop()
    walk.layout.close()


def _visit_quoted_callout(walk: Walk, node: Node) -> None:
    """Notes a callout that is written as a quotation: a quotation to all that looks for its lines, by its mark."""
    span = walk.places.find(_ALERT, node) or walk.places.first_line(node)
    mark = Span(span.end - len(walk.text[span.start : span.end].lstrip("> \t")), span.end)
    walk.places.pass_to(mark.end)
    classes = tuple(name for name in node.classes if name != QUOTED_CALLOUT_CLASS)
    walk.layout.open(PieceKind.QUOTE, mark, node=node, classes=classes)
    walk.boxes.append(classes[0])
    walk.descend(node)
    walk.boxes.pop()
    walk.layout.close()


def _caption_of_table(walk: Walk, node: Node) -> Node | None:
    """The last paragraph of a div with the identifier of a table, which is the caption of that (Quarto)."""
    is_table = numbered_kind(walk.probed.restore(node.identifier)) is NumberedKind.TABLE
    is_captioned = is_table and len(node.children) > 1 and node.children[-1].kind == "Para"
    return node.children[-1] if is_captioned else None


def _opening_line(walk: Walk, node: Node) -> Span:
    places = walk.places
    limit = next(iter(node.probes), places.limit(node))
    match = _DIV_LINE.search(walk.text, places.cursor, max(limit, places.cursor))
    if not match:
        return places.first_line(node)
    places.cursor = places.line_at(match.start(1)).end
    return Span(match.start(1), places.cursor)


def visit_span(walk: Walk, node: Node) -> None:
    """Notes the identifier of a span."""
    identify_by_braces(walk, node)
    walk.descend(node)


def identify_by_braces(walk: Walk, node: Node) -> None:
    """Notes the identifier of what has it in braces behind it."""
    if node.identifier:
        written = re.compile(r"\{[^}\r\n]*#" + re.escape(walk.probed.restore(node.identifier)))
        match = written.search(walk.text, walk.places.cursor)
        walk.identify(node, Span(*match.span()) if match else walk.places.first_line(node))
