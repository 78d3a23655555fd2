"""A note that is too long for its page goes on on the next: no word of it is lost, and none stands on the last page."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import dataclass

import pypdf
import pytest

from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from tests.layouts import answer_to

pytestmark = pytest.mark.pango

STYLE = """
@page { size: 100mm 150mm; margin: 10mm; @footnote { margin-top: 8pt; padding-top: 4pt } }
html { font: 10pt/15pt serif; orphans: 2; widows: 2 }
p { margin: 0 }
h2 { break-after: avoid }
section { break-before: page }
tr { break-inside: avoid }
.box { border-left: 2pt solid; padding: 4pt }
.note { float: footnote; footnote-policy: line; display: block; font: 8pt/11pt serif; orphans: 3; widows: 3 }
.note::footnote-call, .note::footnote-marker { content: none }
"""
LAST = '<section id="last"><p>The end.</p></section>'


def note(name: str, words: int) -> str:
    said = " ".join(f"{name}x{number}" for number in range(words))
    return f'<a id="call-{name}" href="#{name}">c</a><span class="note" id="{name}">{said}</span>'


def paragraph(words: int, call: str = "") -> str:
    return f"<p>{'text ' * (words // 2)}{call} {'text ' * (words // 2)}</p>"


@dataclass
class LaidOut:
    """What came of a body: the answer, and the text of each page."""

    answer: LayoutAnswer
    pages: list[str]

    def begins(self, name: str) -> int:
        """How many pages behind its call note `name` begins."""
        return self.answer.anchors[name] - self.answer.anchors[f"call-{name}"]

    def words(self, name: str) -> list[int]:
        """The words of note `name`, by their numbers, in the order of the pages."""
        return [int(number) for page in self.pages for number in re.findall(rf"\b{name}x(\d+)", page)]


def laid_out(*bodies: str, document: str = "") -> list[LaidOut]:
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    found = []
    for body in bodies:
        html = f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{body}</body></html>'
        request = LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created, document=document)
        answer = answer_to(request)
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.pdf)).pages]
        found.append(LaidOut(answer, pages))
    return found


def check_whole(made: LaidOut, name: str, words: int) -> None:
    assert made.words(name) == list(range(words)), "every word once, in order"
    assert made.answer.overflows == ()
    assert "x" not in made.pages[made.answer.anchors["last"] - 1], "nothing on the page after the break"


def test_note_of_two_thousand_words_begins_at_its_call_and_leaves_room_for_the_text() -> None:
    body = f"<section>{paragraph(100)}{paragraph(40, note('a', 2000))}{paragraph(80) * 12}</section>{LAST}"
    (made,) = laid_out(body)
    check_whole(made, "a", 2000)
    assert made.begins("a") == 0
    first, last = made.answer.anchors["a"], made.answer.ends["a"]
    assert last - first > 3
    with_text = [page for page in made.pages[first - 1 : last] if "text text" in page]
    assert len(with_text) >= 4, "the text goes on beside the note"


def test_two_long_notes_on_one_page_do_not_mix() -> None:
    body = f"{paragraph(60)}{paragraph(60, note('a', 500))}{paragraph(60, note('b', 500))}{paragraph(600)}"
    (made,) = laid_out(f"<section>{body}</section>{LAST}")
    check_whole(made, "a", 500)
    check_whole(made, "b", 500)
    assert made.answer.anchors["b"] >= made.answer.ends["a"]
    assert made.begins("b") <= max(0, made.answer.ends["a"] - made.answer.anchors["call-b"]) + 1


@pytest.mark.parametrize(
    "body",
    [
        paragraph(400) + paragraph(40, note("a", 900)),
        f"{paragraph(150)}<table><tr><td>A cell</td><td>{paragraph(40, note('a', 900))}</td></tr></table>",
        f"{paragraph(150)}<h2>Heading{note('a', 900)}</h2>{paragraph(60)}",
        f'{paragraph(100)}<div class="box">{paragraph(40, note("a", 900))}{paragraph(300)}</div>',
        f"<ul><li>{paragraph(150)}</li><li>{paragraph(40, note('a', 900))}</li></ul>",
    ],
    ids=["at-the-end", "in-a-cell", "in-a-heading", "in-a-box", "in-a-list"],
)
def test_long_note_is_whole_wherever_it_is_called(body: str) -> None:
    (made,) = laid_out(f"<section>{body}</section>{LAST}")
    check_whole(made, "a", 900)
    assert made.begins("a") in {0, 1}


def test_short_note_is_not_divided() -> None:
    bodies = "".join(
        f"<section>{paragraph(10) * fill}{paragraph(40, note(f'n{fill}n', 30))}{paragraph(60)}</section>"
        for fill in range(4, 24)
    )
    (made,) = laid_out(bodies + LAST)
    for fill in range(4, 24):
        name = f"n{fill}n"
        assert made.answer.anchors[name] == made.answer.ends[name]
        check_whole(made, name, 30)


def test_text_goes_on_at_once_behind_a_page_of_notes_alone() -> None:
    """Amid a text WeasyPrint 70 knows no blank page: it fails in looking for its name."""
    calls = "".join(paragraph(12, note(f"n{number}n", 400)) for number in range(5))
    (made,) = laid_out(f"<section>{calls}{paragraph(100)}</section>{LAST}")
    for number in range(5):
        check_whole(made, f"n{number}n", 400)
    assert any("text" not in page and "x" in page for page in made.pages)


@pytest.mark.slow
def test_pages_with_long_notes_are_remembered_as_they_would_be_made() -> None:
    def body(words: int, more: int) -> str:
        sections = (
            f"<section>{paragraph(120)}{paragraph(60, note(f's{n}s', words + 100 * n))}{paragraph(more)}</section>"
            for n in range(4)
        )
        return "".join(sections) + LAST

    versions = [body(500, 200), body(500, 230), body(620, 230), body(620, 40), body(500, 200)]
    remembered = laid_out(*versions, document="paper")
    for version, made in zip(versions, remembered, strict=True):
        (clean,) = laid_out(version)
        assert made.answer.pdf == clean.answer.pdf
