"""Code is copied from every format as it was written, and is set in letters of one width."""

from __future__ import annotations

import io
import subprocess
from functools import cache

import pikepdf
import pypdf
import pytest

from paperbuild.model.formats import Format
from paperbuild.verify.pdf_tree import read_tree
from tests.built import build_project
from tests.conftest import project_of

LINES = (
    "def rents(year):",
    "    if year:",
    '        return  "two  spaces"',
    "    return None  # é → ±",
    '$ cmd --flag "quoted" ... -- it\'s',
    "key\tvalue",
)
LONG = " ".join(f"--option-{number}=value" for number in range(12))
WORD = "a" * 200
ABOVE = "A word.\n\n" * 20
TEXT = """# Code {{#code}}

Run `git commit  --amend` and `fi ffl`.

```python
{lines}
```

{above}

```{{#long}}
{long}
{word}
```

See [the long one](#long).
"""


def content(name: Format, text: str = "") -> bytes:
    text = text or TEXT.format(lines="\n".join(LINES), long=LONG, word=WORD, above=ABOVE)
    made = build_project(project_of({"content/en/01-code.md": text}), name)
    assert not made.diagnostics
    return made.artifacts["en", name].content


@cache
def printed() -> bytes:
    return content(Format.PDF)


def text_of(pdf: bytes, option: str) -> list[str]:
    done = subprocess.run(["pdftotext", option, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


@pytest.mark.pango
@pytest.mark.poppler
@pytest.mark.parametrize("option", ["-raw", "-layout"])
def test_lines_of_code_are_copied_from_a_pdf_as_they_are_written(option: str) -> None:
    lines = text_of(printed(), option)
    first = next(line for line in lines if line.endswith(LINES[0]))
    margin = len(first) - len(LINES[0])  # where `-layout` has the left edge of the column
    own = [line[margin:] for line in lines]
    at = own.index(LINES[0])
    assert own[at : at + len(LINES)] == [*LINES]


@pytest.mark.pango
@pytest.mark.poppler
@pytest.mark.parametrize("option", ["-raw", "-layout"])
def test_a_line_of_code_that_is_broken_is_copied_whole(option: str) -> None:
    lines = [line.strip() for line in text_of(printed(), option)]
    assert LONG in lines
    assert WORD in lines


@pytest.mark.pango
def test_a_line_is_broken_at_the_end_of_the_column_with_a_sign_that_is_no_text() -> None:
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    # The first line of each says all of it; each of those after it says nothing.
    said = [line for line in drawn.split(b"\n") if b"ActualText" in line]
    whole = [LONG, WORD]
    assert [f"\ufeff{line}".encode("utf-16-be").hex().upper().encode() in b"".join(said) for line in whole] == [
        True
    ] * 2
    assert sum(b"<FEFF>" in line for line in said) >= 4


@pytest.mark.pango
def test_a_code_block_is_one_paragraph_of_code_in_the_tags() -> None:
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        kinds = [(node.parent.kind if node.parent else "", node.kind) for node in read_tree(pdf).walk()]
    assert kinds.count(("P", "Code")) == 4  # two within a line, and two blocks


def fonts(pdf: bytes) -> set[str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return {str(font["/BaseFont"]) for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()}  # type: ignore[index,attr-defined,union-attr]


@pytest.mark.pango
def test_only_a_paper_with_code_has_the_font_for_it() -> None:
    assert any("Source-Code-Pro" in name for name in fonts(printed()))
    plain = content(Format.PDF, "# Text {#text}\n\nNo program at all.\n")
    assert not any("Source-Code-Pro" in name for name in fonts(plain))


def test_html_has_code_as_it_is_written() -> None:
    html = content(Format.HTML).decode()
    assert "<code>git commit  --amend</code>" in html
    assert f"<code>{LONG}\n{WORD}</code></pre>" in html


def test_code_runs_from_left_to_right_among_arabic() -> None:
    text = "# القوائم {#lists}\n\nنص مع `code --x` فيه.\n\n```\ndef f():\n```\n"
    settings = 'slug = "case"\nlocale = "ar"\ndate = 2026-01-01\n\n[publisher]\nname = "House"\n'
    made = build_project(project_of({"content/ar/01-a.md": text, "content/paper.toml": settings}), Format.HTML)
    html = made.artifacts["ar", Format.HTML].content.decode()
    assert '<code dir="ltr">code --x</code>' in html
    assert '<pre dir="ltr"><code>def f():</code></pre>' in html
