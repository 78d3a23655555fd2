"""Visits code, formulas and raw mark-up: what stands in a section as it is."""

from __future__ import annotations

import re

from paperbuild.findings.source import Span
from paperbuild.model.section import Comment, Formula, PieceKind, Raw
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.walk.places import CONTAINER
from paperbuild.syntax.markdown.walk.walking import Walk

_FENCE_AT_END = re.compile(r"(?<![`~])(`{3,}+|~{3,}+)[^`\r\n]{0,1000}+\Z")
_FENCE_AFTER = re.compile(r"[\s>]*(`{3,}|~{3,})")
_DOLLARS = re.compile(r"[\s>]*\${1,2}")
_EMPTY_FENCED = re.compile(r"(?<![`~])(`{3,}+|~{3,}+)[^`\r\n]{0,1000}+\r?\n[\s>]*+(`{3,}+|~{3,}+)")


def visit_code(walk: Walk, node: Node) -> None:
    """Notes code within a line."""
    span = _spaced(walk, walk.probed.restore(node.text), node)
    walk.identify(node, span)
    _pass_code(walk, node, span)


def visit_formula(walk: Walk, node: Node) -> None:
    """Notes a formula."""
    text = walk.probed.restore(node.text)
    span = _spaced(walk, text, node)
    walk.findings.formulas.append(Formula(text, node.format == "DisplayMath", span))
    _pass_code(walk, node, span)
    closing = _DOLLARS.match(walk.text, span.end)
    walk.places.pass_to(closing.end() if closing else span.end)  # code after it may be of dollars


def visit_code_block(walk: Walk, node: Node) -> None:
    """Notes a block of code."""
    text = walk.probed.restore(node.text)
    span = _block(walk, text, node)
    walk.identify(node, span)
    walk.layout.add(PieceKind.CODE, span, text, classes=node.classes)
    _pass_code(walk, node, span)


def _pass_code(walk: Walk, node: Node, span: Span) -> None:
    """Passes code as a whole: nothing in it is looked at."""
    walk.places.pass_own(node)
    walk.places.pass_to(span.end)
    walk.findings.codes.append(span)
    walk.findings.is_empty = False


def visit_raw_inline(walk: Walk, node: Node) -> None:
    """Notes raw mark-up within a line."""
    text = walk.probed.restore(node.text)
    _pass_raw(walk, node, text, walk.places.literal(text, node))


def visit_raw_block(walk: Walk, node: Node) -> None:
    """Notes a block of raw mark-up."""
    text = walk.probed.restore(node.text)
    _pass_raw(walk, node, text, _block(walk, text, node))


def _pass_raw(walk: Walk, node: Node, text: str, span: Span) -> None:
    walk.places.pass_own(node)
    walk.places.pass_to(span.end)
    if node.format == "html" and text.lstrip().startswith("<!--"):
        content = text.strip().removeprefix("<!--").removesuffix("-->").strip()
        walk.findings.comments.append(Comment(content, span, span))
    else:
        walk.findings.raws.append(Raw(node.format, text, span))


def _spaced(walk: Walk, text: str, node: Node) -> Span:
    """Where `text` stands with any space between its words, such as a line's end."""
    words = r"[\s>]+".join(map(re.escape, text.split()))
    match = re.compile(words).search(walk.text, walk.places.cursor, walk.places.limit(node) + len(text))
    return Span(*match.span()) if words and match else walk.places.literal(text, node)


def _block(walk: Walk, text: str, node: Node) -> Span:
    """Where a block of code or raw mark-up stands, without its fences; those are remembered."""
    if not text.strip():
        return _empty_block(walk)
    first_line = text.strip("\n").split("\n", 1)[0]
    words = first_line.strip()
    alone = re.compile(rf"^{CONTAINER}(?={re.escape(words)}[ \t]*\r?$)", re.MULTILINE)
    if found := alone.search(walk.text, walk.places.cursor):
        indent = first_line[: len(first_line) - len(first_line.lstrip())]  # the code's own, which is looked for as well
        is_own = walk.text.endswith(indent, walk.places.cursor, found.end())
        walk.places.cursor = found.end() - len(indent) if is_own else found.end()
    span = walk.places.literal(text, node)
    _note_fences(walk, span)
    return span


def _empty_block(walk: Walk) -> Span:
    cursor = walk.places.cursor
    empty = _EMPTY_FENCED.search(walk.text, cursor)
    if not empty:
        return Span(cursor, cursor)
    walk.findings.fenced |= {empty.start(1), empty.start(2)}
    return Span(empty.end(1), empty.end())


def _note_fences(walk: Walk, span: Span) -> None:
    """Remembers where the fences stand around a block of code (which has none where it is indented)."""
    above = span.start
    while above > 0 and walk.text[above - 1] in " \t\r\n>":
        above -= 1
    opening = _FENCE_AT_END.search(walk.text, walk.places.line_start(above), above)
    closing = _FENCE_AFTER.match(walk.text, span.end)
    if opening and closing:
        walk.findings.fenced |= {opening.start(1), closing.start(1)}
