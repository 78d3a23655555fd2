"""Pages that are remembered are the pages that would be made.

An edited document, laid out by a process that knows it from before, is in all that is told of it what a process makes
of it that knows nothing.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from paperbuild.app.build import build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.fonts import font_files
from paperbuild.engines.layout.frames import read_frame, write_frame
from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from paperbuild.model.formats import Format
from tests.clock import HANGS_S
from tests.engines.layout.edits import edits
from tests.engines.layout.test_process import CREATED
from tests.thorough import tries

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


def section(number: int, blocks: int = 7) -> str:
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
# The same style on fewer pages: the contents and three sections, of which the last has pages of its own kind.
SHORT = HTML.replace(BODY, f'<section class="toc"><ol>{TOC}</ol></section>{"".join(section(n, 2) for n in (1, 2, 3))}')
REQUEST = LayoutRequest(HTML, "paper:", {}, font_files(), "pdf/a-3a", b"0" * 16, "en", CREATED, document="en")

# A program that takes lists of requests, and answers each list in a process of its own, begun where the program then
# is: WeasyPrint is loaded once, and `REQUEST`, with which most lists begin, is laid out once. Each request is answered
# three times: from memory, with the number of pages that were made; without a memory; and with nothing but the pages of
# the request before, written down, with the number of pages that were made.
PROGRAM = """
import os, pickle, sys
from paperbuild.engines.layout.frames import read_frame, write_frame
from paperbuild.engines.layout.worker import Layouter, ready_layouter
known = ready_layouter()
found, pages, cleans = [], (), {}
def lay_out(request):
    global pages
    answer, clean, taking = known.lay_out(request), Layouter(known.journal), Layouter(known.journal)
    made = known.laid_out
    key = pickle.dumps(request)
    if key not in cleans:
        cleans[key] = clean.lay_out(request), clean.laid_out, clean.pages
    without, many, written = cleans[key]
    taken = taking.lay_out(request, pages) if pages else without
    found.append((answer, made, without, taken, taking.laid_out if pages else many))
    pages = written
first = pickle.loads(read_frame(sys.stdin.buffer))
if first:
    lay_out(first)
while (asked := read_frame(sys.stdin.buffer)) is not None:
    if os.fork() == 0:
        for request in pickle.loads(asked):
            lay_out(request)
        write_frame(sys.stdout.buffer, pickle.dumps(found))
        os._exit(0)
    if os.wait()[1]:
        sys.exit(1)
"""


class LaidOut(NamedTuple):
    """What came of a request in a living process and in one without a memory, and how many pages each had to make:
    the first, and one that has the written pages of the request before."""

    living: LayoutAnswer
    made: int
    clean: LayoutAnswer
    taken: int


@cache
def program(*, knows_it: bool) -> subprocess.Popen[bytes]:
    """The program, for as long as the tests run; where it `knows_it`, it has laid out `REQUEST`."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
    lasting = ExitStack()
    atexit.register(lasting.close)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    found = lasting.enter_context(subprocess.Popen([sys.executable, "-c", PROGRAM], env=env, **pipes))  # type: ignore[call-overload]
    write_frame(found.stdin, pickle.dumps(REQUEST if knows_it else None))
    return found


def laid_out(requests: Sequence[LayoutRequest]) -> list[LaidOut]:
    """What comes of `requests`, one after the other."""
    is_usual = requests[0] == REQUEST
    asked = program(knows_it=is_usual)
    assert asked.stdin
    assert asked.stdout
    write_frame(asked.stdin, pickle.dumps(requests[1:] if is_usual else requests))
    answer = read_frame(asked.stdout)
    assert answer is not None, "the process ended"
    found = []
    for living, made, clean, taken, again in pickle.loads(answer):  # noqa: S301 - our own program's
        assert taken == clean
        found.append(LaidOut(living, made, clean, again))
    return found


@cache
def edited(old: str, new: str) -> LaidOut:
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
    first, second = laid_out([REQUEST, REQUEST])
    assert first.living == second.living == first.clean
    assert first.made > first.living.pages > 10  # the contents twice
    assert second.made == 0


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
    found = edited(old, new)
    assert found.living == found.clean
    assert 0 < found.made <= most


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
    found = edited(old, new)
    assert found.living == found.clean


def test_messages_and_refused_files_of_a_remembered_page_are_told_again() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///drawn" width="9"/></svg>'
    files = {"paper:a.svg": (svg, "image/svg+xml")}
    faults = '<a href="#none">x</a><img src="paper:a.svg" alt="a"><img src="a:b">'
    faulty = HTML.replace("Paragraph 3.", faults, 1)
    edited = faulty.replace("Paragraph 6.", "Paragraph 8.", 1)
    first, second = laid_out([replace(REQUEST, html=html, resources=files) for html in (faulty, edited)])
    assert second.living == second.clean
    assert second.made < 4
    assert second.living.messages == first.living.messages
    assert {"a:b", "file:///drawn"} <= set(second.living.refused)  # which is asked for when the page is drawn
    assert any("#none" in message for message in second.living.messages)


def test_a_picture_with_another_content_is_drawn_anew() -> None:
    html = HTML.replace("Paragraph 3.", '<img src="paper:a.svg" alt="a">', 1)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="{height}"><path d="M0 0h9v9"/></svg>'.encode()
        for height in (9, 40)
    ]
    requests = [replace(REQUEST, html=html, resources={"paper:a.svg": (svg, "image/svg+xml")}) for svg in drawn]
    first, second = laid_out(requests)
    assert second.living == second.clean
    assert second.living.pdf != first.living.pdf
    assert 0 < second.made < 5


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("Paragraph 5.", "Paragraph V.", 2),
        ("Section 2</h1>", "Section two</h1>", 2),
        ("Head 4", "Another head", 8),
        ("Words that", "☃ Wörds that", 2),
        ("</style>", "p { color: red }</style>", 99),
    ],
    ids=["a word", "a heading", "a running head", "letters", "a style sheet"],
)
def test_another_process_makes_no_more_than_what_has_changed(old: str, new: str, most: int) -> None:
    assert 0 < edited(old, new).taken <= most


MOVED = "".join(f"<p>New {number}. {FILLER}</p>" for number in range(4))


def test_pages_that_have_moved_by_one_are_taken_with_other_numbers() -> None:
    moved = HTML.replace('<p id="p-1-0">', f'{MOVED}<p id="p-1-0">', 1)
    first, second = laid_out([replace(REQUEST, html=html) for html in (HTML, moved)])
    assert second.living == second.clean
    assert second.living.pages == first.living.pages + 1
    assert second.made <= 8 < second.living.pages / 2  # those of the section that has grown, and the contents twice
    assert second.taken <= 8


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
    html = SHORT.replace("</style>", f"{style}</style>")
    moved = html.replace('<p id="p-1-0">', f'<p>{FILLER * 2}</p><p id="p-1-0">', 1)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>'
    files = {"paper:a.svg": (svg, "image/svg+xml")}
    found = laid_out([replace(REQUEST, html=text, resources=files) for text in (html, moved, html)])
    assert all(one.living == one.clean for one in found)
    assert found[1].living.pages == found[0].living.pages + 1, "they have moved by one"


def test_margins_that_show_what_another_page_changes_are_made_anew() -> None:
    html = HTML.replace("content: counter(page) }", "content: counter(page) ' of ' counter(pages) }")
    longer = html.replace("</body>", f"<p>{FILLER * 20}</p></body>")
    first, second = laid_out([replace(REQUEST, html=text) for text in (html, longer)])
    assert second.living.pages > first.living.pages
    assert second.living == second.clean


def test_a_letter_that_has_lost_its_first_place_is_drawn_anew() -> None:
    html = HTML.replace("Paragraph 2.", "Parağraph 2.", 1).replace("Paragraph 5.", "Parağraph 5.", 1)
    without = html.replace("Parağraph 2.", "Paragraph 2.", 1)
    _, second, _ = laid_out([replace(REQUEST, html=text) for text in (html, without, html)])
    assert second.taken > 1


def test_a_page_that_is_another_in_another_process_is_made_anew() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v{}"/></svg>'
    html = HTML.replace("Paragraph 3.", '<img src="paper:a.svg" alt="a">', 1)
    drawn = [{"paper:a.svg": (svg.format(height).encode(), "image/svg+xml")} for height in (9, 4)]
    _, second = laid_out([replace(REQUEST, html=html, resources=files) for files in drawn])
    assert second.taken > 0


def test_documents_of_other_names_do_not_disturb_each_other() -> None:
    french = replace(REQUEST, html=HTML.replace("Words", "Mots").replace('lang="en"', 'lang="fr"'), document="fr")
    found = laid_out([REQUEST, french, REQUEST, french])
    assert all(one.living == one.clean for one in found)
    assert [one.made for one in found][2:] == [0, 0]


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


@pytest.mark.parametrize("seed", range(1, tries(2, 9)))
def test_after_any_edits_a_living_process_answers_as_one_without_a_memory(seed: int) -> None:
    names, versions = zip(*edits(HTML, 8, seed), strict=True)
    for name, found in zip(names, laid_out([replace(REQUEST, html=html) for html in versions]), strict=True):
        assert found.living == found.clean, name


@pytest.mark.parametrize("seed", range(3, tries(4, 9)))
def test_after_any_edits_of_a_whole_paper_a_living_process_answers_as_a_fresh_one(seed: int) -> None:
    pages: tuple[bytes, ...] = ()
    with LayoutProcess() as living:
        for name, html in edits(everything().html, tries(6, 12), seed):
            request = replace(everything(), html=html)
            with LayoutProcess() as fresh, LayoutProcess() as taking:
                clean = fresh.lay_out(request, HANGS_S)
                assert living.lay_out(request, HANGS_S) == clean, name
                assert taking.lay_out(request, 60, pages) == clean, name
                pages = taking.pages
