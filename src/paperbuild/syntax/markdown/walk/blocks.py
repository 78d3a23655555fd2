"""Visits paragraphs, and what is made of them: lists, quotations, lines of verse, figures."""

from __future__ import annotations

import re

from paperbuild.model.section import PieceKind, Prose
from paperbuild.syntax.markdown.layout import Counting
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.walk.divs import identify_by_braces
from paperbuild.syntax.markdown.walk.walking import Walk
from paperbuild.syntax.markdown.walk.words import in_lines, text_of, words

_UNPRINTED = {"RawInline", "Space", "SoftBreak"}

_QUOTED_LINE = re.compile(r"^[ \t]*(?:(?:[-*+:~]|\(?\w{1,4}[.)])[ \t]+)?>", re.MULTILINE)


def visit_paragraph(walk: Walk, node: Node) -> None:
    """Notes the words of a paragraph and the lines that it stands in."""
    said = "".join(words(node, walk.probed))
    if said.strip():
        walk.findings.prose.append(Prose(" ".join(said.split()), walk.places.lines_of(node)))
        walk.findings.is_empty = False
    if any(child.kind not in _UNPRINTED for child in node.children):
        walk.layout.add(PieceKind.PARAGRAPH, walk.places.known_lines(node), in_lines(said), node=node)
    walk.descend(node)


def visit_figure(walk: Walk, node: Node) -> None:
    """Notes a figure as one piece, its caption with it. What a picture that stands alone is called, pandoc calls the
    figure."""
    identify_by_braces(walk, node)
    _visit_whole(walk, node, PieceKind.IMAGE)


def visit_verse(walk: Walk, node: Node) -> None:
    """Notes a block of lines as one piece."""
    _visit_whole(walk, node, PieceKind.PARAGRAPH)


def visit_term(walk: Walk, node: Node) -> None:
    """Notes the term of a definition list, which is no item of it."""
    walk.layout.begins_item = False
    _visit_whole(walk, node, PieceKind.PARAGRAPH)


def _visit_whole(walk: Walk, node: Node, kind: PieceKind) -> None:
    """Visits an element that is one piece, whatever blocks are in it."""
    walk.layout.add(kind, walk.places.known_lines(node), text_of(node, walk.probed), node=node)
    with walk.layout.within_piece():
        walk.descend(node)


def visit_list(walk: Walk, node: Node) -> None:
    """Counts how deep the items of a list stand."""
    walk.layout.depth += 1
    walk.descend(node)
    walk.layout.depth -= 1
    walk.layout.begins_item = False


def visit_numbered_list(walk: Walk, node: Node) -> None:
    """Notes how a list counts, and where each of its items begins; not where it stands in what is one piece."""
    numbering = Counting(node.level, node.format, walk.layout.depth + 1)
    if not walk.layout.silent:
        walk.layout.numberings.append(numbering)
    walk.layout.depth += 1
    walk.places.pass_own(node)
    for item in node.children:
        numbering.firsts.append(len(walk.layout.found))
        walk.visit(item)
    walk.layout.depth -= 1
    walk.layout.begins_item = False


def visit_item(walk: Walk, node: Node) -> None:
    """Has the first paragraph of an item be one."""
    walk.layout.begins_item = True
    walk.descend(node)


def visit_quotation(walk: Walk, node: Node) -> None:
    """Notes that a quotation holds the pieces in it."""
    found = None if node.probes else walk.places.find(_QUOTED_LINE, node)  # so short that no probe stands in it
    walk.layout.open(PieceKind.QUOTE, walk.places.line_at(found.end) if found else walk.places.first_line(node))
    walk.descend(node)
    walk.layout.close()
