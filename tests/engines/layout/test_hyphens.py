"""A word that is divided at the end of a line is one word to those who copy, search or hear a PDF."""

from __future__ import annotations

import datetime
import io
import subprocess
from functools import cache
from pathlib import Path

import page
import pypdf
import pytest

from paperbuild.engines.layout.fonts import faces, font_files
from paperbuild.engines.layout.request import LayoutRequest
from tests.layouts import answer_to

pytestmark = pytest.mark.pango

TEXT = "decriminalisation well-known undocumented anti-racism organisations self-employed intersecting " * 4
FAMILIES = ("Source Serif 4", "Source Sans 3")


@cache
def pdf() -> bytes:
    """The words in narrow columns of two fonts."""
    fonts = "".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("{face.url}"); font-style: {face.style} }}'
        for face in faces(FAMILIES)
        if face.weight in {"", "400"}
    )
    style = "p { width: 38mm; hyphens: auto } " + "".join(
        f'.f{index} {{ font: 10pt/14pt "{family}" }}' for index, family in enumerate(FAMILIES)
    )
    body = "".join(f'<p class="f{index}">{TEXT}</p>' for index in range(len(FAMILIES)))
    html = f'<html lang="en"><title>T</title><style>{fonts}{style}</style><body>{body}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    request = LayoutRequest(html, "paper:", {}, font_files(), "pdf/a-3a", b"0" * 16, "en", created)
    return answer_to(request).pdf


def words(text: str) -> list[str]:
    """The words of a text in which soft hyphens divide words and lines."""
    return text.replace("\u00ad\n", "").replace("\u00ad", "").split()


def test_divided_words_are_whole_and_words_with_a_hyphen_keep_theirs() -> None:
    text = "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf())).pages)
    assert text.count("\u00ad") > 8
    assert "\u2010" not in text
    joined = "".join(words(text)).replace("-", "")
    assert joined == "".join(TEXT.split()).replace("-", "") * len(FAMILIES)
    assert "well-known" in text.replace("-\n", "-")


@pytest.mark.poppler
def test_who_copies_the_words_gets_them() -> None:
    command = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(command, input=pdf(), capture_output=True, check=True).stdout.decode().replace("\f", "")
    assert words(text.replace("-\n", "-")) == TEXT.split() * len(FAMILIES)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_file_stays_pdf_a_and_pdf_ua(profile: str, tmp_path: Path) -> None:
    path = tmp_path / "hyphens.pdf"
    path.write_bytes(pdf())
    assert "FAILED" not in str(page.validate_pdf(str(path), profile=profile))
