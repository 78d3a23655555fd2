"""Every note comes to stand in the PDF, wherever on the page the lines end that call it."""

from __future__ import annotations

import datetime

import pytest

from paperbuild.engines.weasy_worker import LayoutRequest
from paperbuild.engines.weasyprint import LayoutProcess

pytestmark = pytest.mark.pango

STYLE = """
@page { size: 100mm 100mm; margin: 10mm }
html { font: 10pt/15pt serif; orphans: 2; widows: 2 }
p { margin: 0 }
section { break-before: page }
.note { float: footnote; footnote-policy: line; display: block }
"""
LINES = 16  # about as many as a page has


def note(name: str, words: int) -> str:
    return f'<span class="note" id="{name}">{"words " * words}</span>'


def section(fill: int) -> str:
    """A page filled with `fill` lines, then a note of three lines; then a paragraph whose second line calls another."""
    lines = "<p>line</p>" * fill
    second = f"first<br>second{note(f'late-{fill}', 3)}<br>third<br>fourth<br>fifth"
    return f"<section>{lines}<p>call{note(f'early-{fill}', 40)}</p><p>{second}</p></section>"


def test_note_that_a_line_calls_which_fits_only_when_other_notes_are_put_off_is_put_off_too() -> None:
    body = "".join(section(fill) for fill in range(4, LINES))
    html = f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{body}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    request = LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created)
    with LayoutProcess() as process:
        anchors = process.lay_out(request, 60).anchors
    wanted = {f"{name}-{fill}" for name in ("early", "late") for fill in range(4, LINES)}
    assert wanted - anchors.keys() == set()
