"""What a click meets: one area for each link, large enough for a note's number, and words that say where it leads."""

from __future__ import annotations

import datetime
import io
from functools import cache

import pikepdf
import pytest

from paperbuild.engines.layout.request import LayoutRequest
from tests.layouts import answer_to

pytestmark = pytest.mark.pango

STYLE = """
@page { size: 100mm 100mm; margin: 10mm }
html { font: 10pt/15pt serif }
.call { font-size: 6pt; line-height: 0; vertical-align: 4pt }
.call::before { content: " " }
.note { float: footnote; display: block }
.note::footnote-call, .note::footnote-marker { content: none }
.entry { display: block }
.entry::after { content: target-counter(attr(href), page) }
"""


def note(number: int) -> str:
    return (
        f'<a class="call" id="call-{number}" href="#note-{number}" role="doc-noteref" aria-label="Note {number}">'
        f'{number}</a><span class="note" id="note-{number}" role="doc-footnote">'
        f'<a class="call" href="#call-{number}" role="doc-backlink" aria-label="To the text">{number}</a> Said.</span>'
    )


BODY = f"""
<nav><a class="entry" href="#one"><span>One <em>chapter</em></span></a></nav>
<h1 id="one">One</h1>
<p>Words{note(1)}{note(2)} and <a href="https://example.org/">an address with <b>words</b></a>.{note(3)}</p>
"""


@cache
def links() -> dict[str, list[tuple[float, ...]]]:
    """The areas of the links, by what they say, each as left, bottom, right and top in points."""
    html = f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{BODY}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    answer = answer_to(LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created))
    found: dict[str, list[tuple[float, ...]]] = {}
    with pikepdf.open(io.BytesIO(answer.pdf)) as pdf:
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                x1, y1, x2, y2 = (float(side) for side in annotation.Rect)
                area = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
                found.setdefault(str(annotation.Contents), []).append(area)
    return found


def test_each_number_of_a_note_has_one_area_that_a_finger_meets() -> None:
    for said, count in (("Note 1", 1), ("Note 2", 1), ("Note 3", 1), ("To the text", 3)):
        areas = links()[said]
        assert len(areas) == count
        for left, bottom, right, top in areas:
            assert top - bottom > 6.99
            assert right - left > (6.99 if said == "Note 3" else 3)


def test_areas_of_two_numbers_in_a_row_do_not_overlap() -> None:
    assert links()["Note 1"][0][2] <= links()["Note 2"][0][0] + 0.01


def test_line_of_the_contents_is_one_link_that_says_the_heading() -> None:
    assert len(links()["One chapter"]) == 1


def test_link_in_the_text_says_its_words() -> None:
    assert len(links()["an address with words"]) == 1


@pytest.mark.parametrize("name", ["a&quot;b", "a\\b", "a\\22 b", "a&quot;;color:red;&quot;", "a'b"])
def test_a_link_leads_to_an_identifier_whatever_its_letters(name: str) -> None:
    body = f'<body><a href="#{name}">To</a><p id="{name}">It</p></body>'
    html = f'<html lang="en"><head><title>T</title></head>{body}</html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    answer = answer_to(LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created))
    assert answer.messages == ()
    with pikepdf.open(io.BytesIO(answer.pdf)) as pdf:
        assert len(pdf.pages[0].obj.get("/Annots", [])) == 1
