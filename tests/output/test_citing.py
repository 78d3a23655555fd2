"""The paper says to people, reference managers and search engines how it is cited, and leads to its other files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import bibtexparser
import pytest

from paperbuild.engines.pandoc import read_works
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from paperbuild.model.work import WorkName
from paperbuild.output.text.references import plain
from paperbuild.syntax.bibtex.works import works_of
from tests.clock import HANGS_S
from tests.output.markup import bound, built, everything, html_of, text_of, tree_of, with_attribute

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
TITLE = "Homes & 100 % {of} #them_all ~ a\\\\b^2 $5 <b>now</b>"
SETTINGS = """slug = "homes"
locale = "en"
date = 2026-03-09
[publisher]
name = "Mason and Sons & {Co}"
[original]
name = "The Forum"
date = "2019-09"
[identifiers]
isbn = "978-3-16-148410-0"
doi = "10.1000/a_b%c"
"""
FILES = {
    "content/paper.toml": SETTINGS,
    "content/en/metadata.toml": f'title = "{TITLE}"\nsubtitle = "An \\"edition\\""\n',
    "content/en/01-a.md": "# A {#a}\n\nText.[@mac2018] And[@unknown]\n",
    "content/fr/metadata.toml": 'title = "Logements"\nsubtitle = "Une édition"\n',
    "content/fr/01-a.md": "# A {#a}\n\nTexte.[@mac2018]\n",
    "content/de/metadata.toml": 'title = "Begonnen"\n',
    "bibliography.bib": "@report{mac2018, title = {Homes: {The} facts}, author = {Mac, Ann and {The Forum}}, "
    "institution = {The Forum}, date = {2018-04}, url = {https://example.org/a?b&c}, urldate = {2020-01-02}}\n",
}


@cache
def _made(make_project: MakeProject) -> ET.Element:
    return tree_of(html_of(built(make_project(FILES), (Format.HTML,), is_draft=True)))


@pytest.fixture
def page(make_project: MakeProject) -> ET.Element:
    return _made(make_project)


def _codes(page: ET.Element) -> dict[str, str]:
    blocks = next(with_attribute(page, "class", "cite")).iter("details")
    return {text_of(next(one.iter("summary"))): "".join(next(one.iter("code")).itertext()) for one in blocks}


def _data(page: ET.Element) -> dict[str, Any]:
    data: dict[str, Any] = json.loads("".join(next(page.iter("script")).itertext()))
    return data


def test_text_names_publisher_title_date_numbers_and_original(page: ET.Element) -> None:
    said = text_of(next(next(with_attribute(page, "class", "cite")).iter("p")))
    assert said.startswith("Mason and Sons & {Co}, Homes & 100 % {of} #them_all")
    assert said.endswith(
        "An “edition”, 9 March 2026. ISBN 978-3-16-148410-0. https://doi.org/10.1000/a_b%c. "
        "The original: The Forum, September 2019."
    )


def test_bibtex_is_read_by_a_reference_manager_and_by_pandoc_as_what_was_written(page: ET.Element) -> None:
    code = _codes(page)["BibTeX"]
    library = bibtexparser.parse_string(code)
    assert library.failed_blocks == []
    [entry] = library.entries
    assert (entry.entry_type, entry.key) == ("techreport", "homes")
    assert entry.fields_dict["doi"].value == "10.1000/a_b%c"
    [work] = works_of(read_works(code, "en-GB", HANGS_S), {}, "en")
    assert plain(work.texts["title"]) == "Homes & 100 % {of} #them_all ~ a\\b^2 $5 <b>now</b>: An “edition”"
    assert work.names["author"] == (WorkName(literal="Mason and Sons & {Co}"),), "one author, not two"
    assert work.dates["issued"] == {"date-parts": [[2026, 3]]}
    assert (work.values["DOI"], work.values["ISBN"]) == ("10.1000/a_b%c", "978-3-16-148410-0")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fr", "Us, T\xa0: S, 9 mars 2026."),
        ("zh", "Us，T：S，2026年3月9日。"),
        ("ar", "Us، T: S، 9 مارس 2026."),
        ("de", "Us, T: S, 9. März 2026."),
    ],
)
def test_text_has_the_marks_of_its_language(make_project: MakeProject, locale: str, said: str) -> None:
    files = {
        "content/paper.toml": f'slug = "a"\nlocale = "{locale}"\ndate = 2026-03-09\n[publisher]\nname = "Us"\n',
        f"content/{locale}/metadata.toml": 'title = "T"\nsubtitle = "S"\n',
        f"content/{locale}/01-a.md": "# A {#a}\n\nT.\n",
    }
    made = built(make_project(files), (Format.HTML,))
    page = tree_of(made.artifacts[locale, Format.HTML].content.decode())
    found = "".join(next(next(with_attribute(page, "class", "cite")).iter("p")).itertext())
    assert found == said


@pytest.mark.parametrize("title", ["A { of", "} and {", "{a} }"])
def test_brace_without_its_partner_breaks_no_bibtex(make_project: MakeProject, title: str) -> None:
    files = {**FILES, "content/en/metadata.toml": f'title = "{title}"\n'}
    page = tree_of(html_of(built(make_project(files), (Format.HTML,), is_draft=True)))
    library = bibtexparser.parse_string(_codes(page)["BibTeX"])
    assert library.failed_blocks == []
    assert library.entries[0].fields_dict["year"].value == "2026"


def test_csl_json_says_the_same(page: ET.Element) -> None:
    [work] = json.loads(_codes(page)["CSL-JSON"])
    assert work["title"].startswith("Homes & 100 % {of} #them_all ~ a\\b^2")
    assert work["issued"] == {"date-parts": [[2026, 3, 9]]}
    assert work["author"] == [{"literal": "Mason and Sons & {Co}"}]
    assert work["original-date"] == {"date-parts": [[2019, 9]]}
    assert work["URL"] == "https://doi.org/10.1000/a_b%c"


def test_json_ld_describes_the_paper_its_original_and_what_it_cites(page: ET.Element) -> None:
    data = _data(page)
    assert (data["@context"], data["@type"], data["inLanguage"]) == ("https://schema.org", "Report", "en")
    assert (data["datePublished"], data["author"]["name"]) == ("2026-03-09", "Mason and Sons & {Co}")
    assert data["isBasedOn"]["author"]["name"] == "The Forum"
    assert data["isBasedOn"]["name"].startswith("Homes"), "the original's title is the paper's, unless told otherwise"
    [cited] = data["citation"]
    assert cited == {
        "@type": "Report",
        "name": "Homes: The facts",
        "author": [{"@type": "Person", "name": "Ann Mac"}, {"@type": "Organization", "name": "The Forum"}],
        "datePublished": "2018-04",
        "publisher": "The Forum",
        "url": "https://example.org/a?b&c",
    }


def test_no_text_ends_the_data_in_the_page(make_project: MakeProject) -> None:
    evil = {**FILES, "content/en/metadata.toml": 'title = "</script><script>alert(1)</script> <!-- <script>"\n'}
    html = html_of(built(make_project(evil), (Format.HTML,), is_draft=True))
    assert html.count("<script") == 1
    assert _data(tree_of(html))["name"] == "</script><script>alert(1)</script> <!-- <script>"


def test_page_leads_to_its_other_formats_and_languages_beside_it(page: ET.Element) -> None:
    links = {(link.get("hreflang") or link.attrib["type"]): link.attrib["href"] for link in page.iter("link")}
    assert links == {
        "en": "../en/homes.html",
        "fr": "../fr/homes.html",
        "application/pdf": "homes.pdf",
        "application/epub+zip": "homes.epub",
    }
    header = next(page.iter("header"))
    shown = {text_of(link): (link.attrib["href"], link.get("hreflang")) for link in header.iter("a")}
    assert shown == {
        "PDF": ("homes.pdf", None),
        "EPUB": ("homes.epub", None),
        "français": ("../fr/homes.html", "fr"),
    }
    assert text_of(next(with_attribute(header, "aria-current"))) == "English"


def test_paper_in_one_language_offers_no_other() -> None:
    page = tree_of(html_of(everything()))
    offered = [link for link in with_attribute(page, "hreflang") if "accessibility.html" not in link.attrib["href"]]
    assert offered == []
    assert not list(with_attribute(page, "class", "to-others"))
    assert "citation" in _data(page)


def test_page_carries_what_reference_managers_look_for(page: ET.Element) -> None:
    names = {meta.attrib["name"]: meta.attrib["content"] for meta in page.iter("meta") if "name" in meta.attrib}
    assert names["citation_publication_date"] == "2026/03/09"
    assert names["citation_author"] == names["citation_publisher"] == "Mason and Sons & {Co}"
    assert (names["citation_doi"], names["citation_isbn"]) == ("10.1000/a_b%c", "978-3-16-148410-0")


def test_book_ends_with_how_to_cite_it(make_project: MakeProject) -> None:
    book = bound(make_project(FILES), is_draft=True)
    last = list(book.pages())[-1]
    assert "9 March 2026" in text_of(book.pages()[last])
    assert "cite.xhtml" in {link.get("href") for link in book.pages()["nav.xhtml"].iter("a")}


URL = "https://example.org/papers/homes"


@cache
def _published(make_project: MakeProject) -> ET.Element:
    files = {**FILES, "content/paper.toml": f'url = "{URL}"\n{SETTINGS}'}
    return tree_of(html_of(built(make_project(files), (Format.HTML,), is_draft=True)))


def test_page_that_knows_where_it_is_published_says_so(make_project: MakeProject) -> None:
    page = _published(make_project)
    own, french = f"{URL}/en/homes.html", f"{URL}/fr/homes.html"
    metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in page.iter("meta")}
    assert metas["og:url"] == metas["citation_fulltext_html_url"] == own
    assert metas["citation_pdf_url"] == f"{URL}/en/homes.pdf"
    assert metas["og:image"] == f"{URL}/en/homes.jpg"
    links = {(link.attrib["rel"], link.get("hreflang")): link.attrib["href"] for link in page.iter("link")}
    assert links["canonical", None] == links["alternate", "en"] == own
    assert links["alternate", "fr"] == french
    assert links["alternate", "x-default"] == f"{URL}/index.html"
    assert (_data(page)["@id"], _data(page)["url"]) == (own, own)
    assert "../fr/homes.html" in {link.attrib["href"] for link in next(page.iter("header")).iter("a")}


def test_citation_says_where_the_paper_is_published(make_project: MakeProject) -> None:
    page = _published(make_project)
    said = text_of(next(next(with_attribute(page, "class", "cite")).iter("p")))
    assert f"https://doi.org/10.1000/a_b%c. {URL}/en/homes.html. The original" in said
    [entry] = bibtexparser.parse_string(_codes(page)["BibTeX"]).entries
    assert entry.fields_dict["url"].value == f"{URL}/en/homes.html"
    [work] = json.loads(_codes(page)["CSL-JSON"])
    assert (work["URL"], work["DOI"]) == (f"{URL}/en/homes.html", "10.1000/a_b%c")


def test_page_that_does_not_know_where_it_is_published_invents_nothing(page: ET.Element) -> None:
    names = {meta.get("name") or meta.get("property") for meta in page.iter("meta")}
    assert not names & {"og:url", "og:image", "citation_pdf_url", "citation_fulltext_html_url"}
    assert "canonical" not in {link.get("rel") for link in page.iter("link")}
    assert not {"@id", "url"} & set(_data(page))
