"""Visits citations."""

from __future__ import annotations

from paperbuild.findings.source import Span
from paperbuild.model.numbered import referred
from paperbuild.model.section import Citation, Link, LinkKind
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.walk.walking import Walk
from paperbuild.syntax.markdown.walk.words import words


def visit_cite(walk: Walk, node: Node) -> None:
    """Notes the citations of one pair of brackets, which in running text make one note."""
    walk.places.pass_own(node)
    first, group, was_citing = len(walk.findings.citations), walk.group, walk.is_citing
    walk.is_citing = True
    walk.group += 1  # for those in its brackets
    for citation in node.children:
        _visit_citation(walk, citation, group)
    walk.is_citing = was_citing
    if len(walk.findings.citations) > first:
        walk.note_site(walk.findings.citations[first].span)


def _visit_citation(walk: Walk, node: Node, group: int) -> None:
    prefix, key, suffix = node.children
    walk.visit(prefix)
    span = _key_span(walk, key)
    walk.places.pass_own(key)
    walk.places.cursor = span.end
    written = walk.probed.restore(key.text)
    if identifier := referred(written):
        _note_reference(walk, identifier, span)
        walk.visit(suffix)
        return
    walk.findings.citations.append(
        Citation(
            key=written,
            prefix="".join(words(prefix, walk.probed)),
            suffix="".join(words(suffix, walk.probed)),
            span=span,
            group=group,
            note=walk.places.note,
            is_in_text=node.format == "AuthorInText",
        )
    )
    walk.visit(suffix)


def _note_reference(walk: Walk, identifier: str, key: Span) -> None:
    """Notes a reference to what has a number, from its `@` (and the brace behind that) to its end."""
    is_braced = walk.text[key.start - 1 : key.start] == "{"
    span = Span(key.start - 1 - is_braced, key.end + is_braced)
    typed = walk.text[span.start : span.end]
    walk.findings.links.append(Link(LinkKind.REFERENCE, f"#{identifier}", typed, "", span))


def _key_span(walk: Walk, key: Node) -> Span:
    """Where a key stands: by the probe in it, or else the next place at which it is written."""
    written = walk.probed.restore(key.text)
    for at, letter in enumerate(key.text):
        if letter in walk.probed.probes:
            start = walk.probed.probes[letter].offset - at
            return Span(start, start + len(written))
    start = max(walk.places.cursor, walk.text.find(written, walk.places.cursor))
    return Span(start, start + len(written))
