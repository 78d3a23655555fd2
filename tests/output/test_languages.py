"""Whole papers in Arabic, in Chinese and half translated, judged in every format by what they mean."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pypdf
import pytest

from paperbuild.app.build import Build
from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check
from paperbuild.findings.diagnostic import Severity
from paperbuild.model.formats import Format
from tests.built import build_anew, built
from tests.places import PAPERS

pytestmark = [pytest.mark.pango, pytest.mark.slow]

ARABIC, CHINESE, HALF = ("arabic", "ar"), ("chinese", "zh-Hans"), ("half-translated", "de")
NOTES = {ARABIC: 10, CHINESE: 9, HALF: 9}
EVERY = [
    pytest.param(ARABIC, id="arabic"),
    pytest.param(CHINESE, id="chinese", marks=pytest.mark.cjk),
    pytest.param(HALF, id="half-translated"),
]


def made_of(which: tuple[str, str]) -> Build:
    """The files of one locale of one of the papers, in every format."""
    return built(PAPERS / which[0], locale=which[1])


def made(which: tuple[str, str], name: Format) -> bytes:
    return made_of(which).artifacts[which[1], name].content


def page_of(which: tuple[str, str]) -> str:
    return made(which, Format.HTML).decode()


def book_of(which: tuple[str, str]) -> Mapping[str, str]:
    with zipfile.ZipFile(io.BytesIO(made(which, Format.EPUB))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if not name.endswith((".png", ".jpg"))}


@pytest.mark.parametrize("name", ["arabic", "chinese"])
def test_a_paper_that_is_whole_is_clean(name: str) -> None:
    paper, noticed = parse_project(load(PAPERS / name))
    assert [f"{item.rule} {item.path}:{item.start.line}" for item in check(paper, noticed)] == []


def test_a_paper_that_is_half_translated_has_warnings_and_no_errors() -> None:
    paper, noticed = parse_project(load(PAPERS / "half-translated"))
    found = check(paper, noticed)
    assert {item.severity for item in found} == {Severity.WARNING}
    assert {"LOC002", "LOC004", "LOC024"} <= {item.rule for item in found}


@pytest.mark.parametrize("which", EVERY)
def test_nothing_is_noticed_while_it_is_built(which: tuple[str, str]) -> None:
    assert [f"{item.rule} {item.message}" for item in made_of(which).diagnostics] == []


@pytest.mark.parametrize("which", EVERY)
def test_notes_are_numbered_from_one_in_every_format(which: tuple[str, str]) -> None:
    numbers = [str(number) for number in range(1, NOTES[which] + 1)]
    assert re.findall(r'<a class="note-call"[^>]*>(\d+)</a>', page_of(which)) == numbers
    parts = "".join(text for name, text in book_of(which).items() if "part-" in name)
    assert re.findall(r'<a class="note-call"[^>]*>(\d+)</a>', parts) == numbers


@pytest.mark.parametrize("which", EVERY)
def test_the_fonts_are_embedded_and_those_of_the_language(which: tuple[str, str]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made(which, Format.PDF)))
    names = set()
    for sheet in reader.pages:
        for font in (sheet["/Resources"].get("/Font") or {}).values():
            names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    house = ("Source-Serif-4", "Source-Sans-3")
    own = {"ar": ("Amiri", "Noto-Sans-Arabic"), "zh-Hans": ("Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC"), "de": ()}
    allowed = (*house, *own[which[1]])
    assert names
    assert all(name.startswith(allowed) for name in names), names
    assert all(any(name.startswith(wanted) for name in names) for wanted in own[which[1]])


def test_the_language_and_the_direction_stand_in_every_format() -> None:
    assert '<html lang="ar" dir="rtl">' in page_of(ARABIC)
    book = book_of(ARABIC)
    assert 'page-progression-direction="rtl"' in book["EPUB/package.opf"]
    assert all('dir="rtl"' in text for name, text in book.items() if name.endswith(".xhtml"))
    with pikepdf.open(io.BytesIO(made(ARABIC, Format.PDF))) as pdf:
        assert str(pdf.Root.Lang) == "ar"


def test_arabic_pages_have_their_furniture_on_the_other_side() -> None:
    """The folio, the number of the page in bold, stands at the right; in a text from left to right at the left."""
    places = {}
    for which in (ARABIC, HALF):
        reader = pypdf.PdfReader(io.BytesIO(made(which, Format.PDF)))
        found: list[float] = []

        def visit(
            text: str, matrix: list[float], position: list[float], *_: object, found: list[float] = found
        ) -> None:
            if text.strip() == "5":
                found.append(position[4] * matrix[0] + matrix[4])

        sheet = reader.pages[4]
        sheet.extract_text(visitor_text=visit)
        places[which] = min(found) / float(sheet.mediabox.width), max(found) / float(sheet.mediabox.width)
    assert places[ARABIC][1] > 0.8
    assert places[HALF][0] < 0.2


def test_what_is_in_latin_letters_stays_together_in_arabic_citations() -> None:
    assert '<span dir="ltr">Housing and Law Forum</span> (<span dir="ltr">HLF</span>)، ' in page_of(ARABIC)
    assert "(تاريخ الوصول 1 فبراير 2026)" in page_of(ARABIC)


def test_chinese_lines_are_joined_and_works_have_the_marks_of_titles() -> None:
    page = page_of(CHINESE)
    assert "轮班工人、夜间配送员和照顾老人的家属" in page
    assert "陈思远，《城市边缘的门诊：一项田野调查》，南城：江畔出版社，2019年，页41～44。" in page
    assert '<span class="latin"><em><span lang="en">Open after Work</span></em></span>' in page


def test_what_is_not_translated_is_marked_and_has_its_language() -> None:
    page = page_of(HALF)
    assert re.search(r'<span[^>]*class="untranslated"[^>]*>Damp follows the cold', page)
    assert all('lang="en"' in tag for tag in re.findall(r'<[^>]*class="[^"]*untranslated[^>]*>', page))
    assert 'data-label="Noch nicht übersetzt"' in page
    assert "“Night rates”" in page
    assert "„Wir sitzen bis zum Schlafengehen in der Küche“" in page


@pytest.mark.poppler
def test_every_word_of_an_arabic_paper_can_be_found_in_its_pdf(tmp_path: Path) -> None:
    """Every word of it. Poppler guesses where words end, and puts a line after one that has vowel marks in it."""
    path = tmp_path / "arabic.pdf"
    path.write_bytes(made(ARABIC, Format.PDF))
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    copied = letters(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    written = "\n\n".join(path.read_text("utf-8") for path in sorted((PAPERS / "arabic/content/ar").glob("*.md")))
    words = {letters(word) for word in re.findall(r"[\u0620-\u065f\u0670-\u06d3]+", written)}
    assert len(words) > 300
    assert sorted(word for word in words if word not in copied) == []


def letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


@pytest.mark.parametrize("which", EVERY)
def test_the_bytes_are_the_same_every_time(which: tuple[str, str]) -> None:
    anew = build_anew(PAPERS / which[0], locale=which[1])
    assert {name: made(which, name) for name in Format} == {
        name: anew.artifacts[which[1], name].content for name in Format
    }
