"""Visits words, for what should have been more than words: colons of divs, calls of notes within notes."""

from __future__ import annotations

import re

from paperbuild.findings.source import Span
from paperbuild.model.section import NoteCall
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.probes import ProbeKind
from paperbuild.syntax.markdown.walk.places import CONTAINER
from paperbuild.syntax.markdown.walk.walking import Walk

_STRAY_FENCE = re.compile(r":{3,}")
_COLONS = re.compile(rf"^{CONTAINER}(:{{3,}})[ \t]*(\{{[^}}\r\n]*\}}|[^\s:{{]+)?[ \t:]*\r?$", re.MULTILINE)


def visit_words(walk: Walk, node: Node) -> None:
    """Passes words, and notes what in them was meant as mark-up."""
    if node.text.startswith(":::") and _STRAY_FENCE.fullmatch(node.text):
        _note_colons(walk, node)
    if walk.places.note:
        _note_calls(walk, node.text)
    walk.places.pass_own(node)


def _note_colons(walk: Walk, node: Node) -> None:
    """Notes colons that pandoc printed as text: they close nothing, or open what their list does not close."""
    match = _COLONS.search(walk.text, walk.places.cursor, walk.places.limit(node))
    if match:
        kind = walk.findings.printed_openings if match[2] else walk.findings.stray_fences
        kind.append(Span(match.start(1), match.end(2) if match[2] else match.end(1)))
        walk.places.cursor = match.end(1)


def _note_calls(walk: Walk, text: str) -> None:
    """Notes what would call a note from within one: pandoc prints it as it stands."""
    for probe in filter(None, map(walk.probed.probes.get, text)):
        is_escaped = walk.text[probe.span.start - 1 : probe.span.start] == "\\"
        if probe.kind is ProbeKind.CALL and not is_escaped:
            walk.findings.calls.append(NoteCall(probe.label, probe.span, walk.places.note))
