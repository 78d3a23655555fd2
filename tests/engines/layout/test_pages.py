"""Pages that are remembered are the pages that would be made.

An edited document, laid out by a process that knows it from before, is in all that is told of it what a process makes
of it that knows nothing.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from paperbuild.app.build import build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.fonts import font_files
from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from paperbuild.model.formats import Format
from tests.engines.layout.edits import edits
from tests.engines.layout.test_process import CREATED

pytestmark = [pytest.mark.pango, pytest.mark.slow]

PAPERS = Path(__file__).parents[2] / "papers"
STYLE = """
@font-face { font-family: Text; src: url("fonts:source-serif-4/normal") }
@page { size: 110mm 120mm; margin: 12mm; @bottom-center { content: counter(page) } }
@page :right { @top-right { content: string(head, first-except) } }
@page named { margin: 20mm }
body { font: 9pt/12pt Text; hyphens: auto }
section { break-before: page; string-set: head attr(data-head) }
.named { page: named }
.toc a::after { content: " " target-counter(attr(href), page) }
h1 { break-after: avoid; bookmark-level: 1; --text-wrap: balance }
h2 + p { font-style: italic }
.note { float: footnote }
.note::footnote-call, .note::footnote-marker { content: none }
"""
FILLER = "Words that fill a line, and then another one of this narrow page, until it is full. " * 4


def section(number: int, blocks: int = 9) -> str:
    name = "named" if number == 3 else "plain"
    paragraphs = "".join(
        f'<p id="p-{number}-{n}">Paragraph {n}. {note(number * 10 + n)} {FILLER}</p>' for n in range(blocks)
    )
    heading = f'<h1 id="s{number}">Section {number}</h1>'
    return f'<section class="{name}" data-head="Head {number}">{heading}{paragraphs}</section>'


def note(number: int) -> str:
    return (
        f'<a class="note-call" id="call-{number}" href="#note-{number}">{number}</a>'
        f'<span class="note" id="note-{number}"><a href="#call-{number}">{number}</a> Note, '
        f"{'and more, ' * (number % 7)}</span>"
    )


TOC = "".join(f'<li><a href="#s{number}">Section {number}</a></li>' for number in range(1, 6))
BODY = f'<section class="toc"><ol>{TOC}</ol></section>' + "".join(map(section, range(1, 6)))
HTML = f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{BODY}</body></html>'
REQUEST = LayoutRequest(HTML, "paper:", {}, font_files(), "pdf/a-3a", b"0" * 16, "en", CREATED, document="en")

# Answers each request three times: from memory, with the number of pages that were made; without one; and with nothing
# but the pages of the request before, written down.
PROGRAM = """
import pickle, sys
from paperbuild.engines.layout.worker import Layouter, ready_layouter
known = ready_layouter()
found, pages = [], ()
for request in pickle.load(sys.stdin.buffer):
    answer, clean, taking = known.lay_out(request), Layouter(known.journal), Layouter(known.journal)
    found.append((answer, known.laid_out, clean.lay_out(request), taking.lay_out(request, pages), taking.laid_out))
    pages = clean.pages
pickle.dump(found, sys.stdout.buffer)
"""

# How many pages were laid out of each document that had the written pages of the one before, in order.
LAID_OUT_FROM_PAGES: list[int] = []


def laid_out(requests: Sequence[LayoutRequest]) -> list[tuple[LayoutAnswer, int, LayoutAnswer]]:
    env = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, input=pickle.dumps(requests), capture_output=True, check=True, env=env)
    found = []
    for living, made, clean, taken, again in pickle.loads(done.stdout):  # noqa: S301 - our own program's
        assert taken == clean
        LAID_OUT_FROM_PAGES.append(again)
        found.append((living, made, clean))
    return found


def edited(old: str, new: str) -> tuple[LayoutAnswer, int, LayoutAnswer]:
    """What comes of `REQUEST` with `new` for the first `old`, laid out after it."""
    assert old in HTML
    return laid_out([REQUEST, replace(REQUEST, html=HTML.replace(old, new, 1))])[1]


@cache
def everything() -> LayoutRequest:
    """What the paper that has everything asks for, without its attachments."""

    class Asked(Exception):  # noqa: N818 - nothing is wrong
        request: LayoutRequest

    class Pool:
        last_document = ""

        def expect(self, count: int) -> None: ...
        def end(self) -> None: ...
        def lay_out(self, request: LayoutRequest, *_: Any) -> LayoutAnswer:
            error = Asked()
            error.request = request
            raise error

        @contextmanager
        def borrowed(self, _: str) -> Any:
            yield self

    paper, _ = parse_project(load(PAPERS / "everything"))
    with pytest.raises(Asked) as asked:
        build(paper, [paper.source], [Format.PDF], Pool(), Stopwatch())  # type: ignore[arg-type]
    return asked.value.request


def test_a_document_that_is_asked_for_again_is_not_laid_out() -> None:
    (first, made, clean), (second, again, _) = laid_out([REQUEST, REQUEST])
    assert first == second == clean
    assert made > first.pages > 10  # the contents twice
    assert again == 0


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("Paragraph 5.", "Paragraph V.", 2),
        ("Section 2</h1>", "Section two</h1>", 2),
        ('href="#s3">Section 3<', 'href="#s3">The third<', 3),
        (note(31), "", 4),
        ('<p id="p-2-0">', '<p>New.</p><p id="p-2-0">', 6),
    ],
    ids=["a word", "a heading", "the contents", "a note", "a paragraph"],
)
def test_an_edit_lays_out_few_pages_and_gives_what_a_clean_layout_gives(old: str, new: str, most: int) -> None:
    living, made, clean = edited(old, new)
    assert living == clean
    assert 0 < made <= most


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            '<p id="p-1-0">',
            f'<h2>Two</h2><p id="p-1-0">{FILLER * 5}',
        ),
        ("</style>", "p { color: red }</style>"),
        ('lang="en"', 'lang="de"'),
        ("<body>", '<body style="font-size: 11pt">'),
        ("</body>", "<p>Last</p></body>"),
        ('class="named"', 'class="plain"'),
        ("until it is full", 'until <a href="#none">none</a> <img src="paper:none.png" alt="a"> ☃'),
    ],
    ids=["page numbers", "a style sheet", "the language", "a style", "a block at the end", "a page's name", "messages"],
)
def test_what_changes_many_pages_gives_what_a_clean_layout_gives(old: str, new: str) -> None:
    living, _, clean = edited(old, new)
    assert living == clean


def test_messages_and_refused_files_of_a_remembered_page_are_told_again() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///drawn" width="9"/></svg>'
    files = {"paper:a.svg": (svg, "image/svg+xml")}
    faults = '<a href="#none">x</a><img src="paper:a.svg" alt="a"><img src="a:b">'
    faulty = HTML.replace("Paragraph 3.", faults, 1)
    edited = faulty.replace("Paragraph 6.", "Paragraph 8.", 1)
    first, second = laid_out([replace(REQUEST, html=html, resources=files) for html in (faulty, edited)])
    assert second[0] == second[2]
    assert second[1] < 4
    assert second[0].messages == first[0].messages
    assert {"a:b", "file:///drawn"} <= set(second[0].refused)  # which is asked for when the page is drawn
    assert any("#none" in message for message in second[0].messages)


def test_a_picture_with_another_content_is_drawn_anew() -> None:
    html = HTML.replace("Paragraph 3.", '<img src="paper:a.svg" alt="a">', 1)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="{height}"><path d="M0 0h9v9"/></svg>'.encode()
        for height in (9, 40)
    ]
    requests = [replace(REQUEST, html=html, resources={"paper:a.svg": (svg, "image/svg+xml")}) for svg in drawn]
    (first, _, _), (living, made, clean) = laid_out(requests)
    assert living == clean
    assert living.pdf != first.pdf
    assert 0 < made < 5


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("Paragraph 5.", "Paragraph V.", 2),
        ("Section 2</h1>", "Section two</h1>", 2),
        ("Head 4", "Another head", 8),
        ("Words that", "☃ Wörds that", 2),
        ("p { color: red }", "", 99),
    ],
    ids=["a word", "a heading", "a running head", "letters", "a style sheet"],
)
def test_another_process_makes_no_more_than_what_has_changed(old: str, new: str, most: int) -> None:
    html = HTML.replace("</style>", "p { color: red }</style>")
    laid_out([replace(REQUEST, html=text) for text in (html, html.replace(old, new, 1))])
    assert 0 < LAID_OUT_FROM_PAGES[-1] <= most


MOVED = "".join(f"<p>New {number}. {FILLER}</p>" for number in range(4))


def test_pages_that_have_moved_by_one_are_taken_with_other_numbers() -> None:
    moved = HTML.replace('<p id="p-1-0">', f'{MOVED}<p id="p-1-0">', 1)
    (first, _, _), (living, made, clean) = laid_out([replace(REQUEST, html=html) for html in (HTML, moved)])
    assert living == clean
    assert living.pages == first.pages + 1
    assert made <= 8 < living.pages / 2  # those of the section that has grown, and the contents twice
    assert LAID_OUT_FROM_PAGES[-1] <= 8


@pytest.mark.parametrize(
    "style",
    [
        "@page { @bottom-center { z-index: -1; background: #ccc } }",
        "@page { @top-left { z-index: 1; content: 'A' } }",
        "@page { outline: 1pt solid red }",
        "@page { opacity: .5 }",
        "@page { transform: rotate(1deg) }",
        "@page { @top-left { content: 'ffi'; opacity: .5; background: linear-gradient(red, blue) } }",
        "@page { @left-middle { content: url(paper:a.svg) } @right-middle { background: url(a:b) } }",
        "@page { @bottom-left { content: 'page-' counter(pages); width: 9mm; hyphens: auto } }",
        "@page :left { border: 1pt solid green; @top-left { content: string(head, start) } }",
        "@page { @bottom-left { content: string(head, start) } } h1 { string-set: head content() }",
        "@page :nth(3) { @bottom-center { content: none } }",
        "@page { @top-left { content: 'a'; bookmark-level: 1; bookmark-label: 'Page ' counter(page) } }",
        "@page { @top-center { content: 'much too long for what stands at the head of it'; white-space: pre } }",
    ],
)
def test_margins_of_every_kind_are_those_of_a_clean_layout(style: str) -> None:
    html = HTML.replace("</style>", f"{style}</style>")
    moved = html.replace('<p id="p-1-0">', f'{MOVED}<p id="p-1-0">', 1)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>'
    files = {"paper:a.svg": (svg, "image/svg+xml")}
    for living, _, clean in laid_out([replace(REQUEST, html=text, resources=files) for text in (html, moved, html)]):
        assert living == clean


def test_margins_that_show_what_another_page_changes_are_made_anew() -> None:
    html = HTML.replace("content: counter(page) }", "content: counter(page) ' of ' counter(pages) }")
    longer = html.replace("</body>", f"<p>{FILLER * 20}</p></body>")
    (first, _, _), (second, _, _) = laid_out([replace(REQUEST, html=text) for text in (html, longer)])
    assert second.pages > first.pages


def test_a_letter_that_has_lost_its_first_place_is_drawn_anew() -> None:
    html = HTML.replace("Paragraph 2.", "Parağraph 2.", 1).replace("Paragraph 5.", "Parağraph 5.", 1)
    without = html.replace("Parağraph 2.", "Paragraph 2.", 1)
    laid_out([replace(REQUEST, html=text) for text in (html, without, html)])
    assert LAID_OUT_FROM_PAGES[-2] > 1


def test_a_page_that_is_another_in_another_process_is_made_anew() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v{}"/></svg>'
    html = HTML.replace("Paragraph 3.", '<img src="paper:a.svg" alt="a">', 1)
    drawn = [{"paper:a.svg": (svg.format(height).encode(), "image/svg+xml")} for height in (9, 4)]
    laid_out([replace(REQUEST, html=html, resources=files) for files in drawn])
    assert LAID_OUT_FROM_PAGES[-1] > 0


def test_documents_of_other_names_do_not_disturb_each_other() -> None:
    french = replace(REQUEST, html=HTML.replace("Words", "Mots").replace('lang="en"', 'lang="fr"'), document="fr")
    found = laid_out([REQUEST, french, REQUEST, french])
    assert all(living == clean for living, _, clean in found)
    assert [made for _, made, _ in found][2:] == [0, 0]


# Lays out each request, and counts the boxes of lines that there are then.
COUNTING = """
import gc, pickle, sys
from paperbuild.engines.layout.worker import ready_layouter
layouter = ready_layouter()
from weasyprint.formatting_structure.boxes import LineBox
found = []
for request in pickle.load(sys.stdin.buffer):
    layouter.lay_out(request)
    gc.collect()
    found.append(sum(isinstance(item, LineBox) for item in gc.get_objects()))
pickle.dump(found, sys.stdout.buffer)
"""


def test_only_the_last_document_has_boxes() -> None:
    requests = [replace(REQUEST, document=name) for name in ("en", "fr", "de", "en")]
    command = [sys.executable, "-c", COUNTING]
    done = subprocess.run(command, input=pickle.dumps(requests), capture_output=True, check=True)
    first, *others = pickle.loads(done.stdout)  # noqa: S301 - our own program's
    assert first > 100
    assert all(count <= first for count in others)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_a_living_process_answers_as_a_fresh_one(seed: int) -> None:
    names, versions = zip(*edits(HTML, 8, seed), strict=True)
    for name, (living, _, clean) in zip(
        names, laid_out([replace(REQUEST, html=html) for html in versions]), strict=True
    ):
        assert living == clean, name


@pytest.mark.parametrize("seed", [3, 4])
def test_after_any_edits_of_a_whole_paper_a_living_process_answers_as_a_fresh_one(seed: int) -> None:
    pages: tuple[bytes, ...] = ()
    with LayoutProcess() as living:
        for name, html in edits(everything().html, 12, seed):
            request = replace(everything(), html=html)
            with LayoutProcess() as fresh, LayoutProcess() as taking:
                clean = fresh.lay_out(request, 60)
                assert living.lay_out(request, 60) == clean, name
                assert taking.lay_out(request, 60, pages) == clean, name
                pages = taking.pages
