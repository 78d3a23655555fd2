"""Notes keep their blocks in every format, and go on over pages where they are long; two calls in a row are a list."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pypdf
import pytest

from paperbuild.app.build import Build, build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.core.timings import Stopwatch
from paperbuild.findings.source import SourceFile
from paperbuild.model.formats import Format
from paperbuild.output.pdf.note_blocks import note_content
from paperbuild.verify.read_pdf import read_pdf
from tests.layouts import layouts
from tests.places import PAPERS

pytestmark = pytest.mark.pango

EVERYTHING = PAPERS / "everything"
PATH = "content/en/03-second.md"
LONG = " ".join(f"word{number}" for number in range(2000))
TEXT = f"""# Notes with blocks {{#second}}

Duties.[^duties] A list.[^list][^quote] Work [@smith2018]. And more [^long]. Marks.[^marks]

- An item.[^item]

| A | B |
|---|---|
| 1 | 2 |

: Far away {{#tbl-far}}

[^duties]: The duties are:

    1. to house;
    2. to feed.

    | Town  | Rent |
    |-------|------|
    | Leeds | 900  |

    : Rents in a note

    ```
    x = 1
      y = 2
    ```

    Last paragraph.

[^list]: - one
    - two

[^quote]: > A quotation.

    ![A square in a note](images/square.png){{width=20mm}}

[^long]: {LONG}

[^marks]: See [](#tbl-far){{.page}}:

    (a) one
    (b) two

        iv. deep

    ```
    x  =  1
    ```

[^item]: A note that an item of a list calls, with `code` and $x$ in its line.
"""


@cache
def made() -> Build:
    project = load(EVERYTHING)
    [source] = project.locales
    sections = tuple(SourceFile(PATH, TEXT) if one.path == PATH else one for one in source.sections)
    paper, _ = parse_project(replace(project, locales=(replace(source, sections=sections),)))
    with layouts() as pool:
        return build(paper, [paper.source], tuple(Format), pool, Stopwatch())


def content(kind: str) -> bytes:
    return made().artifacts["en", kind].content


def _notes(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Dictionary) and "/S" in element:
        if element.S == "/Note":
            yield element
        else:
            for child in element.get("/K", ()):
                yield from _notes(child)


def _kinds(element: Any) -> Any:
    """The structure types in `element`, as nested lists."""
    children = [child for child in element.get("/K", ()) if isinstance(child, pikepdf.Dictionary) and "/S" in child]
    kind = str(element.S)[1:]
    return [kind, *map(_kinds, children)] if children else kind


@cache
def structure() -> list[Any]:
    with pikepdf.open(io.BytesIO(content("pdf"))) as pdf:
        return [_kinds(note) for note in _notes(pdf.Root.StructTreeRoot.K[0])]


def test_nothing_is_found_in_a_paper_whose_notes_have_blocks() -> None:
    assert [one for one in made().diagnostics if one.rule.startswith("OUT")] == []


def test_blocks_of_a_note_are_tagged_as_what_they_are() -> None:
    label = ["Lbl", "Link"]
    item = ["LI", "Lbl", "LBody"]
    table = ["Table", "Caption", ["THead", ["TR", "TH", "TH"]], ["TBody", ["TR", "TD", "TD"]]]
    assert ["Note", label, "P", ["L", item, item], table, ["P", "Code"], "P"] in structure()
    assert ["Note", label, ["L", item, item]] in structure()
    [quoting] = [note for note in structure() if ["BlockQuote", "P"] in note]
    assert quoting[1] == label
    assert any("Figure" in part for part in quoting), "the picture is one, with its words"


def test_code_and_a_formula_in_the_line_of_a_note_do_not_divide_it_into_paragraphs() -> None:
    assert ["Note", ["Lbl", "Link"], "Code", "Formula"] in structure()


def test_long_note_has_every_word_once_and_nothing_stands_on_the_back_cover() -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content("pdf"))).pages]
    words = [int(number) for page in pages for number in re.findall(r"word(\d+)", page)]
    assert words == list(range(2000))
    assert "word" not in pages[-1]


def test_two_calls_in_a_row_are_a_list_in_every_format() -> None:
    html = content("html").decode()
    assert re.search(r'</a></sup><sup class="note-comma" aria-hidden="true">,\xa0</sup><sup', html)
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content("pdf"))).pages)
    assert re.search(r"A list\.\s*\d+,\s*\d+ Work\.\s*\d+ And more\s*\d+\.", pages)


def test_a_note_is_prepared_for_print_as_the_text_is() -> None:
    """Its lists have their marks, its code is said as it was written, and a page that it names is a number."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content("pdf"))).pages]
    at = next(number for number, page in enumerate(pages, 1) if "Far away" in page)
    text = " ".join("\n".join(pages).split()).replace("\u00a0", " ")
    assert f"See page {at}: one two deep" in text, "marks stand beside what they mark, drawn by themselves"
    assert "(a) (b)" in text
    with pikepdf.open(io.BytesIO(content("pdf"))) as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert "\ufeffx  =  1".encode("utf-16-be").hex().upper().encode() in drawn


def test_verify_reads_the_number_of_a_note_that_an_item_calls() -> None:
    notes = read_pdf(content("pdf")).notes
    assert all(note.shown for note in notes)


def test_note_keeps_its_blocks_on_the_screen() -> None:
    note = re.search(r"The duties are:.*?Last paragraph", content("html").decode(), re.DOTALL)
    assert note
    assert all(tag in note[0] for tag in ("<ol", "<table", "<pre", "<caption"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Words <em>alone</em>\nin lines", "7 Words <em>alone</em> in lines"),
        ("<p>One</p>\n<p>Two</p>", '<span data-element="p">7 One</span>\n<span data-element="p">Two</span>'),
        (
            '<ul class="a">\n<li>One</li>\n</ul>',
            '<span data-element="p" class="note-head">7</span><span data-element="ul" class="a">\n'
            '<span data-element="li">One</span>\n</span>',
        ),
        ("<p>A</p>\n<hr />", '<span data-element="p">7 A</span>\n<span data-element="hr"></span>'),
        ("<pre><code>a\n b</code></pre>", '<span data-element="p" class="note-head">7</span>'
         '<span data-element="pre"><code>a\n b</code></span>'),
    ],
)  # fmt: skip
def test_blocks_are_written_as_spans_that_say_what_they_are(html: str, expected: str) -> None:
    assert note_content(html, "7 ") == expected
