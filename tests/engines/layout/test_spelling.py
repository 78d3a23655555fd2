"""What is written in letters that join is what a PDF says: to those who copy it, search it or hear it read."""

from __future__ import annotations

import datetime
import io
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import page
import pikepdf
import pypdf
import pytest

from paperbuild.engines.layout.fonts import faces, font_files
from paperbuild.engines.layout.request import LayoutRequest
from paperbuild.verify.pdf_content import PageReader
from tests.layouts import answer_to

pytestmark = pytest.mark.pango

# Letters that have parts in common, joined in each way; two letters in one; marks; figures and Latin in between.
LINES = (
    "بتثنيئ نبت تثبت يتيم بنت ثبت",
    "جحخ حجخ خرج فقق قفف شسش ضصض ظطظ غعغ ذدذ زرز",
    "الإيجارات يملكون لأجل الآن",
    "ديناراً كُتبت",
    "عام 2018 إلى 40% من Housing and Law Forum في 3 مدن",
)
STYLE = """
@page { size: 160mm 200mm; margin: 12mm }
.sans { font: 12pt/24pt "Source Sans 3", "Noto Sans Arabic" }
.serif { font: 12pt/24pt "Source Serif 4", "Amiri" }
"""
FAMILIES = ("Source Serif 4", "Source Sans 3", "Noto Sans Arabic", "Amiri")


@cache
def pdf() -> bytes:
    """A page with each line in each of the two fonts."""
    fonts = "".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("{face.url}"); font-style: {face.style} }}'
        for face in faces(FAMILIES)
        if face.weight in {"", "400"}
    )
    body = "".join(f'<p class="{family}">{line}</p>' for family in ("sans", "serif") for line in LINES)
    html = f'<html lang="ar" dir="rtl"><title>T</title><style>{fonts}{STYLE}</style><body>{body}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    request = LayoutRequest(html, "paper:", {}, font_files(), "pdf/a-3a", b"0" * 16, "ar", created)
    return answer_to(request).pdf


def letters(text: str) -> str:
    """The letters and figures of `text`: programs that read a page as a picture of text guess the spaces."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def test_marked_content_says_what_was_written() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        pieces = PageReader(is_rtl=True).read(document.pages[0]).pieces
    said = ["".join(piece.text for piece in some).strip() for _, some in sorted(pieces.items())]
    assert said == [*LINES, *LINES]


def test_codes_alone_say_what_was_written_for_programs_that_heed_no_marks() -> None:
    text = letters(pypdf.PdfReader(io.BytesIO(pdf())).pages[0].extract_text())
    for line in LINES[:3]:
        assert text.count(letters(line)) == 2


@pytest.mark.poppler
def test_what_is_copied_is_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "arabic.pdf"
    path.write_bytes(pdf())
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    said = [line for line in map(letters, text.splitlines()) if line]
    assert said == [letters(line) for line in (*LINES, *LINES)]


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_file_is_pdf_a_3a_and_pdf_ua_1(profile: str, tmp_path: Path) -> None:
    path = tmp_path / "arabic.pdf"
    path.write_bytes(pdf())
    assert page.validate_pdf(str(path), profile=profile).to_dict()["failures"] == []
