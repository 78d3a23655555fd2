"""Visits headings."""

from __future__ import annotations

import re
from itertools import islice

from paperbuild.findings.source import Span
from paperbuild.language.spacing import OBJECT
from paperbuild.model.section import Heading, PieceKind
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.walk.walking import Walk
from paperbuild.syntax.markdown.walk.words import words

_HEADING_LINE = re.compile(
    r"^(?:[ \t>]|(?:[-*+:~]|\(?\w{1,4}[.)])[ \t])*(#{1,6}(?=[ \t]|\r?$)[^\r\n]*)"
    r"|^[ \t>]*+([^\r\n]*[^\s>])[ \t]*+\r?\n[ \t>]*+(?:=++|-++)[ \t]*+\r?$",
    re.MULTILINE,
)
_TRIED = 100  # how many lines are looked at for the one with the right words
_GIVEN_IDENTIFIER = re.compile(r"\{[^}#]{0,500}+#[^}]{0,500}+\}\s*+$")


def visit_heading(walk: Walk, node: Node) -> None:
    """Notes a heading, and whether its identifier is written with it or made of its words."""
    said = words(node, walk.probed)
    span = _heading_span(walk, node, said)
    identifier = walk.probed.restore(node.identifier)
    is_given = bool(identifier) and bool(_GIVEN_IDENTIFIER.search(walk.text[span.start : span.end]))
    text = " ".join("".join(said).replace(OBJECT, "").split())
    walk.findings.headings.append(
        Heading(
            level=node.level,
            identifier=identifier,
            is_identifier_given=is_given,
            classes=node.classes,
            text=text,
            container=walk.boxes[-1] if walk.boxes else "",
            span=span,
        )
    )
    walk.identify(node, span)
    given = identifier if is_given else ""
    walk.layout.add(PieceKind.HEADING, span, text, level=node.level, identifier=given, classes=node.classes)
    walk.places.pass_to(span.start)
    walk.descend(node)
    walk.places.pass_to(span.end)


def _heading_span(walk: Walk, node: Node, said: list[str]) -> Span:
    """From the first `#` of a heading, or the first letter of an underlined one, to the end of its line."""
    places = walk.places
    start = places.line_start(min(node.probes)) if node.probes else places.cursor
    word = next((word for word in said if word.strip(f"{OBJECT} ")), "")
    lines = list(
        islice(_HEADING_LINE.finditer(walk.text, start, max(start, places.limit(node))), _TRIED if word else 1)
    )
    found = next((line for line in lines if word in line[0]), next(iter(lines), None))
    if not found:
        return places.line_at(start)
    written = found.lastindex or 0
    return Span(found.start(written), found.start(written) + len(found[written].rstrip()))
