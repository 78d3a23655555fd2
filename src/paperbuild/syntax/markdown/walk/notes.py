"""Visits notes: the calls of those that are defined by name, those written inline, and the definitions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperbuild.model.section import INLINE, InlineNote, NoteCall, PieceKind
from paperbuild.syntax.markdown.outline import Node
from paperbuild.syntax.markdown.probes import TAG, Probe
from paperbuild.syntax.markdown.walk.walking import Walk
from paperbuild.syntax.markdown.walk.words import text_of, text_of_note

_OPENING = re.compile(r"\^\[")


def visit_note(walk: Walk, node: Node) -> None:
    """Notes a call, or a note that is written where it is called."""
    called = _called(walk, node)
    if called:
        _note_call(walk, node, called)
    else:
        _visit_inline_note(walk, node)


def _called(walk: Walk, node: Node) -> Probe | None:
    """The call that a note stands for: it has nothing in it but the tag of that."""
    tags = [TAG.fullmatch(inner.text) for inner in node.until(()) if inner.kind == "Str"]
    tag = tags[0] if len(tags) == 1 else None
    return walk.probed.calls[int(tag[1])] if tag else None


def _note_call(walk: Walk, node: Node, call: Probe) -> None:
    walk.findings.calls.append(NoteCall(call.label, call.span, walk.places.note))
    walk.note_site(call.span)
    walk.places.pass_all(node)
    walk.places.cursor = call.span.end


def _visit_inline_note(walk: Walk, node: Node) -> None:
    places, outer = walk.places, walk.places.note
    span = places.find(_OPENING, node) or places.line_at(places.cursor)
    walk.findings.inline_notes.append(InlineNote(span, outer))
    walk.note_site(span)
    places.note, places.cursor = INLINE, span.start + 1
    with walk.layout.within_piece():  # its paragraphs are of the one that it stands in
        walk.descend(node)
    places.note = outer


def visit_definition(walk: Walk, number: int, node: Node) -> None:
    """Notes the definition with that number, which `node`, one of our own paragraphs, brings to light.

    Where pandoc takes it for none, there is no note in that paragraph.
    """
    notes = [child for child in node.children if child.kind == "Note"]
    if not notes:
        walk.places.pass_all(node)
        return
    _note_definition(walk, number, notes)
    was_empty = walk.findings.is_empty  # a section of notes alone has nothing in it
    with walk.layout.within_piece():
        for child in node.children:
            if child.kind == "Note":
                walk.visit_all(child.children)
            else:
                walk.places.pass_all(child)
    walk.places.leave_definition()
    walk.findings.is_empty = was_empty


def _note_definition(walk: Walk, number: int, notes: Sequence[Node]) -> None:
    definition = walk.probed.definitions[number]
    walk.findings.defined[number] = " ".join(text_of_note(note, walk.probed) for note in notes)
    span = walk.places.enter_definition(definition.label, definition.span)
    text = " ".join(text_of(note, walk.probed) for note in notes)
    walk.layout.add(PieceKind.NOTE, span, text, slug=definition.label)
