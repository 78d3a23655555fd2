"""Who made the paper, its licence, its funders and its corrections, as every format shows and tells them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.built import built
from tests.conftest import Text
from tests.output.markup import built as built_at_once
from tests.output.markup import text_of, tree_of, with_attribute
from tests.places import PAPERS

MakeProject = Callable[[Mapping[str, Text]], Project]
FRONT = PAPERS / "front"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SAID = {
    "en": ["Edited by", "2nd edition", "Licence", "Funded by", "Corrections", "10 June 2026", "Methodology"],
    "fr": ["Sous la direction de", "2e édition", "Licence", "Traduction", "10 juin 2026", "Méthodologie"],
    "ar": ["تحرير", "الطبعة الثانية", "الرخصة", "ترجمة", "10 يونيو 2026", "المنهجية"],
}
OF_EDITIONS = {
    "en": [
        "June 2026",
        "Replaces",
        "Spring 2024, 1 March 2024",
        "Earlier editions",
        "2019, Homes, brief",
        "Corrected on",
    ],
    "fr": ["Remplace", "Spring 2024, 1er mars 2024", "Éditions antérieures", "Corrigé le"],
    "ar": ["تحل محل", "الطبعات السابقة", "صُحِّح في"],
}


@cache
def _page(locale: str) -> ET.Element:
    return tree_of(built(FRONT, Format.HTML, locale=locale).artifacts[locale, Format.HTML].content.decode())


@cache
def _book(locale: str) -> dict[str, bytes]:
    made = built(FRONT, Format.PDF, Format.EPUB, locale=locale).artifacts[locale, Format.EPUB].content
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pdf(locale: str) -> pikepdf.Pdf:
    made = built(FRONT, Format.PDF, Format.EPUB, locale=locale).artifacts[locale, Format.PDF].content
    return pikepdf.open(io.BytesIO(made))


def _metas(page: ET.Element, name: str) -> list[str]:
    return [one.attrib["content"] for one in page.iter("meta") if one.get("name") == name]


@pytest.mark.parametrize("locale", SAID)
@pytest.mark.parametrize("form", ["html", "epub"])
def test_front_is_said_in_the_words_of_each_language(locale: str, form: str) -> None:
    title_page = _book(locale)["EPUB/title.xhtml"].decode()
    said = text_of(_page(locale)) if form == "html" else text_of(tree_of(title_page))
    assert [words for words in (*SAID[locale], *OF_EDITIONS[locale]) if words not in " ".join(said.split())] == []


def test_authors_stand_on_the_cover_with_the_and_of_the_language() -> None:
    names = [text_of(next(with_attribute(_page(code), "class", "byline"))) for code in ("en", "fr")]
    assert names == [
        "Ada Okafor, Theo van Gogh, and Tenants' Union of the North",
        "Ada Okafor, Theo van Gogh et Tenants' Union of the North",
    ]


def test_words_of_paper_toml_are_those_that_the_locale_has_for_them() -> None:
    said = text_of(_page("fr"))
    assert "Université de Leeds" in said
    assert "présidente du groupe de travail" in said
    assert "Chair of the working group" not in said


def test_page_tells_authors_with_where_they_work_and_their_orcid() -> None:
    page = _page("en")
    assert _metas(page, "author") == ["Ada Okafor", "Theo van Gogh", "Tenants' Union of the North"]
    assert _metas(page, "citation_author") == ["Okafor, Ada", "van Gogh, Theo", "Tenants' Union of the North"]
    assert _metas(page, "citation_author_institution")[:2] == [
        "University of Leeds, School of Geography",
        "The Housing Forum",
    ]
    assert _metas(page, "citation_author_orcid")[0] == "https://orcid.org/0000-0002-1825-0097"
    assert _metas(page, "citation_editor") == ["Mac, Ann"]
    assert [link.attrib["href"] for link in page.iter("link") if link.get("rel") == "license"] == [LICENCE]


def test_json_ld_has_author_licence_funder_and_correction() -> None:
    data = json.loads("".join(next(_page("fr").iter("script")).itertext()))
    first = data["author"][0]
    assert (first["@type"], first["familyName"], first["@id"]) == (
        "Person",
        "Okafor",
        "https://orcid.org/0000-0002-1825-0097",
    )
    assert first["affiliation"][0] == {"@type": "Organization", "name": "Université de Leeds"}
    assert data["author"][2] == {"@type": "Organization", "name": "Tenants' Union of the North"}
    assert (data["license"], data["reportNumber"], data["version"]) == (LICENCE, "HF 2026/3", "2.1")
    assert [one["name"] for one in data["funder"]] == ["Fund for Fair Homes", "City of Leeds"]
    assert data["translator"][0]["name"] == "Zoé Dupont"
    assert data["correction"][0]["datePublished"] == "2026-06-10"


def test_book_names_who_made_it_with_their_parts_and_how_they_are_sorted() -> None:
    package = ET.fromstring(_book("fr")["EPUB/package.opf"])  # noqa: S314 - our own
    told = {
        one.text: {
            meta.attrib["property"]: meta.text
            for meta in package.iterfind(f".//opf:meta[@refines='#{one.get('id')}']", OPF)
        }
        for one in package.iterfind(".//*", OPF)
        if one.tag.endswith(("}creator", "}contributor"))
    }
    assert told == {
        "Ada Okafor": {"role": "aut", "file-as": "Okafor, Ada"},
        "Theo van Gogh": {"role": "aut", "file-as": "van Gogh, Theo"},
        "Tenants' Union of the North": {"role": "aut"},
        "Ann Mac": {"role": "edt", "file-as": "Mac, Ann"},
        "Zoé Dupont": {"role": "trl", "file-as": "Dupont, Zoé"},
        "Fund for Fair Homes": {"role": "fnd"},
        "City of Leeds": {"role": "fnd"},
    }
    rights = package.findtext(".//dc:rights", namespaces=OPF)
    assert rights == (
        f"© 2026 The Housing Forum, pour toutes les langues. Creative Commons Attribution 4.0 International, {LICENCE}"
    )


def test_edition_stands_in_the_metadata_of_page_and_book() -> None:
    assert _metas(_page("fr"), "dcterms.replaces") == ["https://example.org/papers/homes-2024/"]
    package = ET.fromstring(_book("en")["EPUB/package.opf"])  # noqa: S314 - our own
    said = {one.get("property"): one.text for one in package.iterfind(".//opf:meta", OPF)}
    assert said["schema:version"] == "June 2026"
    assert said["dcterms:replaces"] == "https://example.org/papers/homes-2024/"


def test_correction_leads_to_its_places_in_every_format() -> None:
    page = next(with_attribute(_page("en"), "class", "corrections"))
    assert [(link.get("href"), text_of(link)) for link in page.iter("a")] == [
        ("#landlords.p1", "What landlords say, Paragraph 1"),
        ("#note.wages", "Note 1"),
    ]
    book = next(with_attribute(tree_of(_book("en")["EPUB/title.xhtml"].decode()), "class", "corrections"))
    assert [link.get("href") for link in book.iter("a")] == ["part-why.xhtml#landlords.p1", "part-why.xhtml#note.wages"]


def test_corrections_of_one_day_stand_below_one_date_in_the_words_of_the_language(make_project: MakeProject) -> None:
    said = (("2027-03-01", "So.", "p1"), ("2027-03-01", "Und so.", "i1"), ("2027-04-01", "Ja.", "p1"))
    corrections = "".join(
        f'[[corrections]]\ndate = {day}\ntext = "{text}"\naddresses = ["a.{place}"]\n' for day, text, place in said
    )
    files: dict[str, Text] = {
        "content/paper.toml": 'slug = "a"\nlocale = "de"\ndate = 2027-01-01\n[publisher]\nname = "B"\n',
        "content/de/metadata.toml": f'title = "Mieten"\n{corrections}',
        "content/de/01-a.md": "# Die Lage {#a}\n\nEin Satz.\n\n- Ein Punkt.\n",
    }
    page = tree_of(built_at_once(make_project(files), (Format.HTML,)).artifacts["de", Format.HTML].content.decode())
    found = next(with_attribute(page, "class", "corrections"))
    assert [(one.tag.rpartition("}")[2], " ".join(text_of(one).split())) for one in found] == [
        ("dt", "Berichtigt am 1. März 2027"),
        ("dd", "So. (Die Lage, Absatz 1)"),
        ("dd", "Und so. (Die Lage, Listenpunkt 1)"),
        ("dt", "Berichtigt am 1. April 2027"),
        ("dd", "Ja. (Die Lage, Absatz 1)"),
    ]


def test_logos_are_in_the_book_and_in_the_page() -> None:
    logos = [name for name in _book("en") if name.endswith("fund.svg")]
    assert logos == ["EPUB/images/01-fund.svg"]
    assert 'src="images/01-fund.svg" alt="A house with an open door"' in _book("en")["EPUB/title.xhtml"].decode()
    sources = [image.attrib["src"][:22] for image in _page("en").iter("img")]
    assert sources == ["data:image/png;base64,", "data:image/svg+xml;bas"]


def test_pdf_tells_its_authors_and_its_rights_in_both_places() -> None:
    with _pdf("en") as pdf:
        names = "Ada Okafor, Theo van Gogh, Tenants' Union of the North"
        assert str(pdf.docinfo.Author) == names
        with pdf.open_metadata() as xmp:
            assert list(xmp["dc:creator"]) == names.split(", ")
            assert xmp["xmpRights:WebStatement"] == LICENCE
            assert xmp["xmpRights:Marked"] == "True"
            assert xmp["xmpMM:VersionID"] == "2"
            assert list(xmp["dc:relation"]) == ["Spring 2024, 2024-03-01, https://example.org/papers/homes-2024/"]
            assert str(xmp["dc:rights"]).startswith("© 2026 The Housing Forum. Creative Commons")


def test_contents_have_as_many_levels_as_the_paper_says() -> None:
    contents = next(with_attribute(_page("en"), "id", "_contents"))
    assert [text_of(link) for link in contents.iter("a")] == ["1 Why rents rise", "2 What we ask for", "Contents"]
    assert b"What landlords say" not in _book("en")["EPUB/nav.xhtml"]


_TABLES = """# A {#a}

Words that are right.

| x | y |
|---|---|
| 1 | 2 |

: Numbered {#tbl-rents}

| x | y |
|---|---|
| 3 | 4 |

: Not numbered

1. One.
"""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["A, Paragraph 1", "Table 1", "A, Table", "A, List item 1"]),
        ("de", ["A, Absatz 1", "Tabelle 1", "A, Tabelle", "A, Listenpunkt 1"]),
        ("fr", ["A, Paragraphe 1", "Tableau 1", "A, Tableau", "A, Élément de liste 1"]),
    ],
)
def test_a_corrected_table_is_called_as_it_is_in_the_text(
    make_project: MakeProject, code: str, said: list[str]
) -> None:
    places = ["a.p1", "a.t1", "a.t2", "a.i1"]
    files: dict[str, Text] = {
        "content/paper.toml": f'slug = "a"\nlocale = "{code}"\ndate = 2026-01-02\n[publisher]\nname = "P"\n',
        f"content/{code}/01-a.md": _TABLES,
        f"content/{code}/metadata.toml": f'title = "A"\n[[corrections]]\ndate = 2026-02-01\naddresses = {places}\n',
    }
    page = tree_of(built_at_once(make_project(files), (Format.HTML,)).artifacts[code, Format.HTML].content.decode())
    found = next(with_attribute(page, "class", "corrections"))
    assert [text_of(one) for one in found.iter() if one.tag.rpartition("}")[2] == "a"] == said
