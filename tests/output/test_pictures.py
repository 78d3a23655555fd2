"""Pictures keep their proportions whatever size is asked for, and are found under any name a file can have."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

import pikepdf
import pypdf
import pytest

from paperbuild.model.formats import Format
from paperbuild.output.text.pictures import with_proportions
from tests.built import build_project
from tests.conftest import project_of

WIDE, TALL = (40, 20), (10, 60)
NAMES = ("a b.png", "é ü.png", "50% of.png", "a+b&c.png", "x#y.png", "%41.png")
WRITTEN = ("<a b.png>", "<é ü.png>", "50%25%20of.png", "a+b&c.png", "x%23y.png", "%2541.png")
SIZES = (
    "width=50%", "width=3cm height=10cm", "width=6cm height=1cm", "height=2cm", "width=100", "width=100px height=90mm",
    "width=12em", "width=1in height=1in", "width=90%",
)  # fmt: skip
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" preserveAspectRatio="none">'
    '<rect width="40" height="20" fill="#ccc"/><text x="2" y="12" font-size="6">words in it</text></svg>'
)


def png(width: int, height: int) -> bytes:
    """A grey picture of that size."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + b"\x99" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def paper() -> dict[str, str | bytes]:
    sized = "\n\n".join(f"A ![w](wide.png){{{size}}} B ![t](tall.png){{{size}}}" for size in SIZES)
    named = " ".join(f"![{number}]({name}){{width=1cm}}" for number, name in enumerate(WRITTEN))
    cell = "| A | B |\n|---|---|\n| ![c](wide.png) | ![d](tall.png){width=2cm height=1cm} |\n\n: Cells\n"
    drawing = "![A drawing](drawing.svg){width=3cm height=3cm}"
    text = f"# Pictures {{#pictures}}\n\n{sized}\n\n{named}\n\n{cell}\n\n{drawing}\n"
    pictures: dict[str, str | bytes] = {f"content/{name}": png(*WIDE) for name in (*NAMES, "wide.png")}
    return {"content/en/01-p.md": text, **pictures, "content/tall.png": png(*TALL), "content/drawing.svg": DRAWING}


@cache
def content(name: Format) -> bytes:
    made = build_project(project_of(paper()), name)
    assert not made.diagnostics
    return made.artifacts["en", name].content


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<img src="a" width="200" alt="">', '<img style="width:200px" src="a" alt="">'),
        (
            '<img src="a" style="width:3cm;height:10cm" alt="" />',
            '<img style="width:3cm;max-height:10cm" src="a" alt="" />',
        ),
        ('<img src="a" style="height:2in" alt="" />', '<img style="height:2in" src="a" alt="" />'),
        ('<img src="a" height="90" style="width:50.0%" />', '<img style="width:50.0%;max-height:90px" src="a" />'),
        ('<img src="a" alt="width" />', '<img src="a" alt="width" />'),
    ],
)
def test_a_width_holds_and_a_height_is_the_most(written: str, told: str) -> None:
    assert with_proportions(written) == told


def drawn(pdf: bytes) -> Iterator[tuple[float, float]]:
    """Of each picture in a PDF its width by its height, in pixels and as it is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            matrix, saved = pikepdf.Matrix(), []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "q":
                    saved.append(matrix)
                elif str(operator) == "Q":
                    matrix = saved.pop()
                elif str(operator) == "cm":
                    matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
                elif str(operator) == "Do":
                    picture = page.resources.XObject[str(operands[0])]
                    if picture.Subtype == "/Image":
                        yield int(picture.Width) / int(picture.Height), abs(matrix.a / matrix.d)


@pytest.mark.pango
def test_no_picture_is_pressed_in_print() -> None:
    shapes = list(drawn(content(Format.PDF)))
    assert len(shapes) == 2 * len(SIZES) + len(NAMES) + 2
    assert all(is_drawn == pytest.approx(shape, rel=0.01) for shape, is_drawn in shapes)


@pytest.mark.chromium
def test_no_picture_is_pressed_in_a_browser(browser: object) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 600})  # type: ignore[attr-defined]
    page.set_content(content(Format.HTML).decode())
    # What is around a picture that is fitted into its box is nothing of it.
    pressed = page.evaluate(
        """() => [...document.images].filter(one => {
            const fits = getComputedStyle(one).objectFit === "contain";
            const shape = one.naturalWidth / one.naturalHeight;
            return !fits && Math.abs(one.width / one.height / shape - 1) > 0.05;
        }).length"""
    )
    wider = page.evaluate("() => [...document.images].filter(one => one.width > 800).length")
    assert (page.evaluate("() => document.images.length"), pressed, wider) == (2 * len(SIZES) + len(NAMES) + 3, 0, 0)


def test_an_epub_has_a_file_for_each_name() -> None:
    with zipfile.ZipFile(io.BytesIO(content(Format.EPUB))) as archive:
        files = {name for name in archive.namelist() if name.startswith("EPUB/images/")}
        package = archive.read("EPUB/package.opf").decode()
    assert len(files) == len(NAMES) + 3
    assert all(f'href="{name.removeprefix("EPUB/")}"' in package for name in files)


@pytest.mark.pango
def test_words_in_a_drawing_are_words_in_a_pdf() -> None:
    pages = pypdf.PdfReader(io.BytesIO(content(Format.PDF))).pages
    assert any("words in it" in page.extract_text() for page in pages)
