"""Numbered tables and figures in the finished files: captions, references, lists, and the pages in print."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from paperbuild.model.formats import Format
from tests.built import built
from tests.output.markup import pages_of, text_of, tree_of
from tests.places import PAPERS

NUMBERED = PAPERS / "numbered"
WORDS = {
    "en": ("Table 1. Rents in cities", "Table 1 shows, and Figure 1 and Table 2", "“More on it”"),
    "fr": ("Tableau 1. Loyers dans les villes", "le tableau 1 et figure 1 et tableau 2", "«\u202fEncore\u202f»"),
    "ar": ("الجدول 1: الإيجارات في المدن", "الجدول 1 وكذلك الشكل 1 والجدول 2", "”المزيد“"),
}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(NUMBERED)


@pytest.mark.parametrize("code", WORDS)
def test_captions_and_references_are_in_the_words_of_the_language(code: str, pages: dict[str, str]) -> None:
    text = re.sub(r"\s+", " ", text_of(tree_of(pages[code])).replace("\u00a0", " "))
    for said in WORDS[code]:
        assert re.sub(r"\s+", " ", said) in text


def targets(page: str) -> list[str]:
    """The identifiers that references and the entries of lists lead to, in order."""
    links = [one for one in tree_of(page).iter("a") if one.get("class") in {"cross-reference", "listed-entry"}]
    return [str(one.get("href"))[1:] for one in links]


@pytest.mark.parametrize("code", WORDS)
def test_a_reference_is_a_link_to_what_it_names_in_every_locale_the_same(code: str, pages: dict[str, str]) -> None:
    tree = tree_of(pages[code])
    identifiers = {element.get("id") for element in tree.iter()}
    found = targets(pages[code])
    assert found == targets(pages["en"])
    assert len(found) > 20
    assert set(found) <= identifiers


def test_a_table_is_named_by_its_caption_alone_for_who_hears_it(pages: dict[str, str]) -> None:
    tables = [one for one in tree_of(pages["en"]).iter("div") if one.get("class") == "table-wide"]
    labels = [str(one.get("aria-label")) for one in tables]
    assert [label.replace("\u00a0", " ") for label in labels] == [
        "Table 1. Rents in cities",
        "Table 2. The years of section 1",
        "Table: Not numbered",
    ]


def test_a_list_has_every_number_once_and_no_link_within_a_link(pages: dict[str, str]) -> None:
    tree = tree_of(pages["en"])
    lists = [one for one in tree.iter("div") if one.get("role") == "navigation"]
    said = [[re.sub(r"\s+", " ", text_of(item)).strip() for item in one.iter("li")] for one in lists]
    assert [[item.replace("\u00a0", " ") for item in items] for items in said] == [
        ["Table 1. Rents in cities", "Table 2. The years of section 1"],
        ["Figure 1. A map of the city", "Figure 2. Both of them", "Figure 3. Last one"],
    ]
    assert not [inner for one in tree.iter("a") for inner in one.iter("a") if inner is not one]


def texts_of(pdf: bytes) -> list[str]:
    """The words of each page, as Poppler reads them."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")]


@pytest.mark.pango
@pytest.mark.poppler
@pytest.mark.slow
def test_print_says_on_which_page_a_table_is_and_the_book_has_landmarks() -> None:
    made = built(NUMBERED, Format.PDF, Format.EPUB)
    (pdf, epub) = (made.artifacts["en", one].content for one in (Format.PDF, Format.EPUB))
    text = texts_of(pdf)
    at = next(number for number, page in enumerate(text, 1) if "Table 2. The years" in page)
    assert f"note 3 and page {at}. The number 2" in " ".join(text)
    assert re.search(rf"Table 2\. The years of section 1 {at}\b", text[-3])
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        nav = book.read("EPUB/nav.xhtml").decode()
    assert re.findall(r'epub:type="(lo[it])" href="([^"]+)"', nav) == [
        ("loi", "part-sec-sources.xhtml#list-of-figures"),
        ("lot", "part-sec-sources.xhtml#list-of-tables"),
    ]


_APART = """[...document.querySelectorAll('.formula-number')].map(number => {
  const middle = one => { const box = one.getBoundingClientRect(); return (box.top + box.bottom) / 2 }
  return Math.abs(middle(number) - middle(number.parentElement.querySelector('math')))
})"""


@pytest.mark.slow
@pytest.mark.pango
@pytest.mark.chromium
@pytest.mark.parametrize("kind", [Format.HTML, Format.EPUB])
@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_number_of_a_formula_stands_beside_it(browser: Any, tmp_path: Path, kind: str, code: str) -> None:
    content = built(PAPERS / "whole", kind, locale=code).artifacts[code, kind].content
    if kind == Format.EPUB:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(tmp_path)
        pages = sorted((tmp_path / "EPUB").glob("part-*.xhtml"))
    else:
        (tmp_path / "page.html").write_bytes(content)
        pages = [tmp_path / "page.html"]
    tab = browser.new_page(viewport={"width": 700, "height": 900})
    found: list[float] = []
    for page in pages:
        tab.goto(page.as_uri())
        found += tab.evaluate(_APART)
    tab.close()
    assert found, "the paper has numbered formulas"
    assert max(found) < 3  # pixels
