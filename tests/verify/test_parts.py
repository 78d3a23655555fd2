"""The marks of lists, headers, captions, code and the shapes of pictures are the same in every format, or told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from paperbuild.app.parse import parse_project
from paperbuild.model.formats import Format
from paperbuild.verify.edition import Edition
from paperbuild.verify.outputs import Outputs
from paperbuild.verify.place import BuiltFile
from paperbuild.verify.read_epub import read_epub
from paperbuild.verify.read_html import read_html
from paperbuild.verify.read_pdf import read_pdf
from paperbuild.verify.reading import CAPTION, CODE, HEADER, ITEM_MARK, FileReading
from paperbuild.verify.reconcile import Reconciliation
from paperbuild.verify.vocabulary import vocabulary
from tests.built import build_project
from tests.conftest import project_of
from tests.output.test_pictures import png

TEXT = """# Parts {#parts}

(a) The first
(b) the second

    IV. the fourth
    V.  the fifth

#. as ever
#. to the end

Run `one  two` here.

```
def f():
    return  1

end
```

| Year | Rent[^n] |
|------|------|
| 2025 | 900  |

: Rents `by` year

![A picture of it](picture.png){width=3cm alt="A grey one"}

[^n]: Words with `code` in a note.
"""
READ = {Format.HTML: read_html, Format.EPUB: read_epub, Format.PDF: read_pdf}


@cache
def contents() -> dict[Format, bytes]:
    made = build_project(project_of({"content/en/01-parts.md": TEXT, "content/picture.png": png(40, 20)}))
    return {name: made.artifacts["en", name].content for name in READ}


def edition(**changed: FileReading) -> Edition:
    paper, _ = parse_project(project_of({"content/en/01-parts.md": TEXT, "content/picture.png": png(40, 20)}))
    files = {kind: BuiltFile(f"build/en/a.{kind}", "en", b"", Path("nowhere")) for kind in READ}
    readings = {kind: changed.get(kind, READ[kind](contents()[kind])) for kind in READ}
    return Edition("en", files, vocabulary(paper, paper.source), readings)


def told(made: Edition) -> list[tuple[str, str]]:
    found = [*Reconciliation().check(made), *Outputs().check(made)]
    return [(one.rule, one.message) for one in found]


@pytest.mark.pango
@pytest.mark.parametrize("name", READ)
def test_every_part_of_a_text_is_read(name: Format) -> None:
    parts = READ[name](contents()[name]).parts
    assert [one.text.strip() for one in parts if one.kind == ITEM_MARK] == ["(a)", "(b)", "IV.", "V.", "1.", "2."]
    assert [one.text for one in parts if one.kind == HEADER] == ["Year", "Rent"]
    assert len([one for one in parts if one.kind == CAPTION]) == 2
    assert len([one for one in parts if one.kind == CODE]) == 3


@pytest.mark.pango
def test_nothing_is_told_of_formats_that_say_the_same() -> None:
    assert told(edition()) == []


def html(old: str, new: str) -> FileReading:
    text = contents()[Format.HTML].decode()
    assert old in text
    return read_html(text.replace(old, new, 1).encode())


@pytest.mark.pango
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (">(a)</span>", ">a.</span>", "the mark of a list is `(a)`, in the HTML `a.`"),
        ("<th>Year</th>", "<td>Year</td>", "the header of a table is `Year`, in the HTML `Rent`"),
        ("<figcaption", "<div", "the caption is `A picture of it`, in the HTML none any more"),
        ("    return  1", "  return 1", "the code is"),
    ],
)
def test_a_part_that_another_format_has_otherwise_is_told(old: str, new: str, said: str) -> None:
    found = [message for rule, message in told(edition(html=html(old, new))) if rule == "OUT029"]
    assert len(found) == 2  # in the EPUB and in the PDF
    assert all(said in message for message in found)


@pytest.mark.pango
def test_a_pressed_picture_is_told_in_html() -> None:
    pressed = html('style="width:3cm"', 'style="width:3cm;height:10cm"')
    assert [rule for rule, _ in told(edition(html=pressed))] == ["OUT030"]


def pressed_pdf(change: Callable[[bytes], bytes]) -> FileReading:
    with pikepdf.open(io.BytesIO(contents()[Format.PDF])) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))
        out = io.BytesIO()
        pdf.save(out)
    return read_pdf(out.getvalue())


@pytest.mark.pango
def test_a_pressed_picture_is_told_in_a_pdf() -> None:
    # What draws a picture: its matrix, twice as wide as high.
    pattern = re.compile(rb"([\d.]+) 0 0 (-?[\d.]+) ([\d.]+) ([\d.]+) cm(?=\n/\S+ Do)")
    assert any(pattern.search(read) for read in _streams())
    pressed = pressed_pdf(lambda drawn: pattern.sub(rb"10 0 0 \2 \3 \4 cm", drawn))
    assert [rule for rule, _ in told(edition(pdf=pressed))] == ["OUT030"]


def _streams() -> list[bytes]:
    with pikepdf.open(io.BytesIO(contents()[Format.PDF])) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


@pytest.mark.pango
def test_code_that_a_pdf_lost_is_told() -> None:
    reading = READ[Format.PDF](contents()[Format.PDF])
    parts = tuple(part for part in reading.parts if part.kind != CODE)
    assert [rule for rule, _ in told(edition(pdf=replace(reading, parts=parts)))] == ["OUT029"]
