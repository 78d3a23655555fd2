"""Reference managers and search engines read the paper as a report of its authors, and get it as a file."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from xml.etree import ElementTree as ET

import bibtexparser
import pytest
from PIL import Image

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.engines.rasters import banner_jpeg, cover_jpeg
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.output.banner import BANNER_PIXELS
from paperbuild.output.pages.index import render_index
from paperbuild.output.reference_files import ris
from paperbuild.output.templates import Templates
from tests.built import built as built_folder
from tests.output.markup import built, html_of, text_of, tree_of, with_attribute
from tests.output.test_citing import FILES
from tests.output.zotero import item_of
from tests.places import PAPERS

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
FRONT = PAPERS / "front"
SETTINGS = 'slug = "a"\nlocale = "en"\ndate = 2026-03-09\nurl = "https://example.org/x/"\n'
PUBLISHER = '[publisher]\nname = "The Housing Forum"\n[identifiers]\nreport-number = "HF 3"\ndoi = "10.1/x"\n'
PERSON = '[[authors]]\nfamily = "Okafor"\ngiven = "Ada"\n[[editors]]\nfamily = "Mac"\ngiven = "Ann"\n'


@cache
def _front() -> ET.Element:
    return tree_of(built_folder(FRONT, Format.HTML, locale="en").artifacts["en", Format.HTML].content.decode())


def _page(make_project: MakeProject, more: str) -> ET.Element:
    text = 'title = "Homes & rents"\nsubtitle = "A position"\nkeywords = ["rents", "cities"]\nabstract = "Why?"\n'
    files = {**FILES, "content/paper.toml": SETTINGS + PUBLISHER + more, "content/en/metadata.toml": text}
    return tree_of(html_of(built(make_project(files), (Format.HTML,), is_draft=True)))


def test_zotero_reads_a_report_of_an_organisation_that_stays_whole(make_project: MakeProject) -> None:
    item = item_of(_page(make_project, ""))
    assert (item["itemType"], item["title"], item["date"]) == ("report", "Homes & rents: A position", "2026-03-09")
    assert item["creators"] == [{"type": "author", "lastName": "The Housing Forum"}]
    assert (item["publisher"], item["DOI"], item["language"]) == ("The Housing Forum", "10.1/x", "en")
    assert (item["url"], item["tags"]) == ("https://example.org/x/en/a.html", ["rents", "cities"])
    assert item["abstractNote"] == "Why?"


def test_zotero_reads_a_report_of_persons_with_its_number_and_its_pdf(make_project: MakeProject) -> None:
    item = item_of(_page(make_project, PERSON))
    assert (item["itemType"], item["institution"], item["number"]) == ("report", "The Housing Forum", "HF 3")
    assert item["creators"] == [
        {"type": "author", "lastName": "Okafor", "firstName": "Ada"},
        {"type": "editor", "lastName": "Mac", "firstName": "Ann"},
    ]
    assert (item["date"], item["PDF"]) == ("2026/03/09", "https://example.org/x/en/a.pdf")


def test_organisation_beside_persons_is_whole_too() -> None:
    names = {one["lastName"] for one in item_of(_front())["creators"]}
    assert names == {"Tenants' Union of the North", "Okafor", "van Gogh"}
    assert item_of(_front())["rights"] == "https://creativecommons.org/licenses/by/4.0/"


def _files(page: ET.Element) -> dict[str, str]:
    links = [one for one in page.iter("a") if one.get("download")]
    return {
        one.attrib["download"]: base64.b64decode(one.attrib["href"].partition(";base64,")[2]).decode() for one in links
    }


def test_page_offers_the_paper_and_its_works_as_files() -> None:
    files = _files(_front())
    assert list(files) == ["homes.ris", "homes.bib", "homes.json", "homes-works.ris"]
    lines = files["homes.ris"].split("\r\n")
    assert lines[:5] == [
        "TY  - RPRT",
        "AU  - Okafor, Ada",
        "AU  - van Gogh, Theo",
        "AU  - Tenants' Union of the North",
        "ED  - Mac, Ann",
    ]
    assert {"SN  - HF 2026/3", "DA  - 2026/05/04", "PB  - The Housing Forum", "KW  - cities"} <= set(lines)
    assert lines[-2:] == ["ER  - ", ""]
    [entry] = bibtexparser.parse_string(files["homes.bib"]).entries
    assert entry["author"] == "Okafor, Ada and van Gogh, Theo and {Tenants' Union of the North}"
    [item] = json.loads(files["homes.json"])
    assert (item["number"], item["edition"], item["editor"]) == ("HF 2026/3", "2", [{"family": "Mac", "given": "Ann"}])
    assert "T1" not in files["homes-works.ris"]
    assert "TI  - Homes: The facts\r\n" in files["homes-works.ris"]


def test_every_line_of_ris_is_a_tag_and_a_text_of_one_line() -> None:
    item = {
        "type": "article-journal",
        "title": "A\nline",
        "container-title": "The Journal",
        "page": "3–9",
        "author": [{"family": "Gogh", "non-dropping-particle": "van", "given": "V."}, {"literal": "Us, Inc"}],
        "issued": {"date-parts": [[2001, 2]]},
        "ISSN": "0028-0836",
    }
    text = ris([item, {"type": "unheard-of"}])
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.split("\r\n")[:-1])
    assert text.split("\r\n")[:10] == [
        "TY  - JOUR",
        "AU  - van Gogh, V.",
        "AU  - Us, Inc",
        "TI  - A line",
        "T2  - The Journal",
        "SN  - 0028-0836",
        "SP  - 3",
        "EP  - 9",
        "PY  - 2001",
        "DA  - 2001/02",
    ]
    assert text.endswith("TY  - GEN\r\nER  - \r\n")


def test_networks_get_a_picture_only_where_the_paper_has_an_address(make_project: MakeProject) -> None:
    properties = {one.get("property"): one.attrib["content"] for one in _front().iter("meta") if one.get("property")}
    assert properties["og:image"] == "https://example.org/papers/homes/en/homes.jpg"
    assert (properties["og:image:width"], properties["og:image:height"]) == tuple(map(str, BANNER_PIXELS))
    assert properties["og:locale"] == "en"
    page = tree_of(html_of(built(make_project(FILES), (Format.HTML,), is_draft=True)))
    assert not list(with_attribute(page, "property", "og:image"))


@pytest.mark.pango
def test_pictures_of_the_cover_are_of_their_size_and_the_same_bytes_each_time() -> None:
    pdf = built_folder(FRONT, Format.PDF, Format.EPUB, locale="en").artifacts["en", Format.PDF].content
    for make, size in ((cover_jpeg, (1600, 2400)), (banner_jpeg, BANNER_PIXELS)):
        made = make(pdf, *size)
        with Image.open(io.BytesIO(made)) as picture:
            assert (picture.format, picture.size, picture.mode) == ("JPEG", size, "RGB")
            assert not picture.getexif()
            assert len(picture.resize((8, 8)).getcolors()) > 2, "something is on it"
        assert make(pdf, *size) == made


@pytest.mark.pango
def test_book_has_the_picture_of_its_cover_as_shops_ask_for_it() -> None:
    made = built_folder(FRONT, Format.PDF, Format.EPUB, locale="en").artifacts["en", Format.EPUB].content
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        package, page = book.read("EPUB/package.opf").decode(), book.read("EPUB/cover.xhtml").decode()
        with Image.open(io.BytesIO(book.read("EPUB/cover.jpg"))) as picture:
            assert picture.size == (1600, 2400)
    assert 'href="cover.jpg" media-type="image/jpeg" properties="cover-image"' in package
    assert 'href="cover.svg" media-type="image/svg+xml"/>' in package
    assert '<meta name="cover" content="item-cover-jpg"/>' in package
    assert 'src="cover.jpg"' in page


def test_index_says_how_many_pages_a_pdf_has_and_what_the_paper_is_about() -> None:
    paper, _ = parse_project(load(FRONT))
    sizes = {"en": {"pdf": 420_000}, "fr": {"pdf": 1000}, "ar": {"pdf": 1000}}
    page = tree_of(
        render_index(paper, Templates(paper.project.templates), sizes, {"en": 29, "fr": 1, "ar": 2}).decode()
    )
    said = [text_of(one) for one in with_attribute(page, "class", "size")]
    assert [one.split(" kB")[0] for one in said] == ["29 pages, 420", "1 page, 1 ko", "صفحتان، 1 كيلوبايت"]
    metas = {one.get("property") or one.get("name"): one.get("content") for one in page.iter("meta")}
    assert metas["description"] == metas["og:description"] == "Why rents rise, and what cities can do."
    assert metas["og:image"] == "https://example.org/papers/homes/en/homes.jpg"


def test_index_names_no_picture_where_the_pdf_of_whose_cover_it_is_was_left_out() -> None:
    paper, _ = parse_project(load(FRONT))
    sizes = {"en": {"html": 1000}, "fr": {"html": 1000, "pdf": 1000}, "ar": {}}
    page = tree_of(render_index(paper, Templates(paper.project.templates), sizes, {"fr": 1}).decode())
    assert list(with_attribute(page, "property", "og:url"))
    assert not list(with_attribute(page, "property", "og:image"))
