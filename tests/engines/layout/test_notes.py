"""Every note comes to stand in the PDF, wherever on the page the lines end that call it."""

from __future__ import annotations

import datetime

import pytest

from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from tests.layouts import answer_to

pytestmark = pytest.mark.pango

STYLE = """
@page { size: 100mm 100mm; margin: 10mm }
html { font: 10pt/15pt serif; orphans: 2; widows: 2 }
p { margin: 0 }
section { break-before: page }
.note { float: footnote; footnote-policy: line; display: block }
.number { display: inline-block }
"""
LINES = 16  # about as many as a page has


def note(name: str, words: int) -> str:
    return f'<i id="call-{name}">c</i><span class="note" id="{name}"><b class="number">1</b> {"words " * words}</span>'


def section(fill: int) -> str:
    """A page filled with `fill` lines, then a note of three lines; then a paragraph whose second line calls another."""
    lines = "<p>line</p>" * fill
    second = f"first<br>second{note(f'late-{fill}', 3)}<br>third<br>fourth<br>fifth"
    return f"<section>{lines}<p>call{note(f'early-{fill}', 40)}</p><p>{second}</p></section>"


def laid_out(body: str) -> LayoutAnswer:
    html = f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{body}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    request = LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created)
    return answer_to(request)


def test_no_note_is_lost_or_put_off_for_the_lines_below_its_call() -> None:
    answer = laid_out("".join(section(fill) for fill in range(4, LINES)))
    found = answer.anchors
    names = [f"{name}-{fill}" for name in ("early", "late") for fill in range(4, LINES)]
    assert {name: found.get(name) for name in names} == {name: found[f"call-{name}"] for name in names}
    assert answer.overflows == ()  # no line was set where the notes stand


def test_note_of_a_line_that_fits_at_the_head_of_a_page_only_without_the_notes_above_is_not_lost() -> None:
    """There is no earlier place to break the page at: the line stays, and puts off the notes of the line above it."""
    sizes = range(10, 250, 10)
    lines = (f"first{note(f'early-{n}', n)}<br>second{note(f'late-{n}', 3)}<br>third<br>fourth" for n in sizes)
    found = laid_out("".join(f"<section><p>{text}</p></section>" for text in lines)).anchors
    assert {f"{name}-{n}" for name in ("early", "late") for n in sizes} - found.keys() == set()
