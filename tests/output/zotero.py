"""What Zotero makes of a page, as data of our own: the facts of its translators "COinS" and "Embedded Metadata".

Stated from what these do (github.com/zotero/translators and zotero/utilities, June 2026), not taken from them. Zotero
asks the translator with the lowest number first: COinS has 310, Embedded Metadata 320.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

# Which name in the head of a page decides what kind of item it is; without any of these it is an article.
KIND_OF = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
FIELD_OF = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_isbn": "ISBN",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_language": "language",
    "citation_pdf_url": "PDF",
    "DC.rights": "rights",
}
CREATORS = {"citation_author": "author", "citation_editor": "editor"}
COINS_FIELD_OF = {
    "rft.btitle": "title",
    "rft.date": "date",
    "rft.pub": "publisher",
    "rft.isbn": "ISBN",
    "rft.language": "language",
    "rft.description": "abstractNote",
    "rft.rights": "rights",
}


def item_of(page: ET.Element) -> dict[str, Any]:
    """The item that Zotero saves of `page`."""
    spans = [one.attrib["title"] for one in page.iter("span") if one.get("class") == "Z3988"]
    return _from_coins(spans[0]) if spans else _from_head(page)


def _from_head(page: ET.Element) -> dict[str, Any]:
    metas = [(one.attrib["name"], one.attrib["content"]) for one in page.iter("meta") if one.get("name")]
    kinds = [KIND_OF[name] for name, _ in metas if name in KIND_OF]
    item: dict[str, Any] = {"itemType": kinds[-1] if kinds else "journalArticle"}
    item |= {FIELD_OF[name]: value for name, value in metas if name in FIELD_OF}
    item["creators"] = [{"type": CREATORS[name], **_person(value)} for name, value in metas if name in CREATORS]
    item["tags"] = [word for name, value in metas if name == "citation_keywords" for word in value.split(";")]
    return item


def _person(name: str) -> dict[str, str]:
    """A comma parts the family name from the given ones; without one, the last word is taken for the family name."""
    if "," in name:
        family, given = name.split(",", 1)
        return {"lastName": family.strip(), "firstName": given.strip()}
    *given_names, family = name.split()
    return {"lastName": family, "firstName": " ".join(given_names)}


def _from_coins(title: str) -> dict[str, Any]:
    pairs = parse_qsl(title, strict_parsing=True)
    assert ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book") in pairs
    item: dict[str, Any] = {"itemType": "report" if ("rft.genre", "report") in pairs else "book"}
    item |= {COINS_FIELD_OF[name]: value for name, value in pairs if name in COINS_FIELD_OF}
    item["creators"] = list(_creators(pairs))
    item["tags"] = [value for name, value in pairs if name == "rft.subject"]
    for name, value in pairs:
        if name == "rft_id" and value.startswith("info:doi/"):
            item["DOI"] = value.removeprefix("info:doi/")
        elif name == "rft_id" and value.startswith("http"):
            item["url"] = value
    return item


def _creators(pairs: list[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """An organisation is whole, and comes before all persons: Zotero does not keep its place."""
    yield from ({"type": "author", "lastName": value} for name, value in pairs if name == "rft.aucorp")
    yield from ({"type": "author", **_person(value)} for name, value in pairs if name == "rft.au")
