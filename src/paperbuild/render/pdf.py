"""Renders a manuscript as PDF: notes at the foot of the page of their call, laid out by WeasyPrint."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Iterator

from paperbuild.diagnostic import Diagnostic
from paperbuild.engines.weasy_worker import LayoutAnswer, LayoutRequest
from paperbuild.engines.weasyprint import LayoutProcess
from paperbuild.fonts import font_files
from paperbuild.paper import Paper
from paperbuild.render.artifact import Artifact
from paperbuild.render.templates import Templates
from paperbuild.render.view import View, call_id, note_id
from paperbuild.rules import missing_glyph, note_page, notes_in_order

TEMPLATE = "print.html.jinja"
STYLE_SHEET = "print.css"
VARIANT = "pdf/ua-1"
_BASE = "paper:"
# What WeasyPrint 70 logs for a letter that none of the fonts has.
_NO_GLYPH = re.compile(r"\(U\+([0-9A-F]{4,6})\)")


def render_pdf(view: View, templates: Templates, paper: Paper, process: LayoutProcess) -> Artifact:
    """The PDF of `view`; `process` is a WeasyPrint process that nothing else has used."""
    html = templates.render(TEMPLATE, view.values(lambda number: _footnote(view, number)))
    request = LayoutRequest(
        html=html,
        base_url=_BASE,
        resources=_resources(templates, paper),
        fonts=font_files(),
        variant=VARIANT,
        identifier=hashlib.sha256(html.encode()).digest()[:16],
    )
    answer = process.lay_out(request, paper.settings.limits.weasyprint_timeout_s)
    return Artifact(answer.pdf, tuple(_noticed(view, answer)), answer.pages)


def _footnote(view: View, number: int) -> str:
    """The call of a note and, right behind it, the note: WeasyPrint takes it from there to the foot of the page."""
    content = view.fragments.footnotes[number - 1]
    call, note = call_id(number), note_id(number)
    return (
        f'<a class="note-call" id="{call}" href="#{note}" role="doc-noteref">{number}</a>'
        f'<span class="note" id="{note}">'
        f'<a class="note-number" href="#{call}" role="doc-backlink">{number}</a> {content}</span>'
    )


def _resources(templates: Templates, paper: Paper) -> dict[str, tuple[bytes, str]]:
    """Everything that the page may name, by URL."""
    found = {f"{_BASE}{path}": (content, _media_type(path)) for path, content in paper.project.files.items()}
    sheet = templates.text(STYLE_SHEET).encode()
    return {**found, f"{_BASE}{STYLE_SHEET}": (sheet, "text/css"), STYLE_SHEET: (sheet, "text/css")}


def _media_type(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _noticed(view: View, answer: LayoutAnswer) -> Iterator[Diagnostic]:
    """What the finished pages show: a note lost or far from its call, a letter that no font has."""
    calls, notes = (_numbers(answer, prefix) for prefix in ("call", "note"))
    yield from notes_in_order.found(view.manuscript, "pdf", calls, notes)
    for note in view.manuscript.notes:
        call, foot = answer.anchors.get(call_id(note.number)), answer.anchors.get(note_id(note.number))
        if call is None or foot is None or foot - call not in {0, 1}:
            yield note_page.found(view.manuscript, note, call, foot)
    letters = {int(match[1], 16) for match in map(_NO_GLYPH.search, answer.messages) if match}
    for letter in sorted(map(chr, letters)):
        yield from missing_glyph.found(view.manuscript, letter)


def _numbers(answer: LayoutAnswer, prefix: str) -> list[int]:
    """The numbers of the anchors `PREFIX-7`, in the order in which they were laid out."""
    matches = (re.fullmatch(rf"{prefix}-(\d+)", name) for name in answer.anchors)
    return [int(match[1]) for match in matches if match]
