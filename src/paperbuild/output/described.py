"""The paper as search engines read it: schema.org in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from paperbuild.model.front import Contributor, Funder
from paperbuild.model.paper import Paper
from paperbuild.model.settings import Metadata, Publisher
from paperbuild.model.work import Work, WorkName
from paperbuild.output.citing import (
    DOI_RESOLVER,
    cited_works,
    full_title,
    plain_spaces,
    public_address,
    without_nothing,
)
from paperbuild.output.front import ORCID_REGISTRY
from paperbuild.output.text.references import plain
from paperbuild.output.view import View

# CSL's names of kinds, as schema.org has them.
_KINDS = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "classic": "Book",
    "collection": "Collection",
    "dataset": "Dataset",
    "entry": "Article",
    "entry-dictionary": "Article",
    "entry-encyclopedia": "Article",
    "hearing": "Report",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "pamphlet": "Report",
    "paper-conference": "ScholarlyArticle",
    "periodical": "Periodical",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareSourceCode",
    "thesis": "Thesis",
    "treaty": "Legislation",
    "webpage": "WebPage",
}
# What a work of a kind stands in.
_CONTAINERS = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
    "entry-dictionary": "Book",
    "entry-encyclopedia": "Book",
    "paper-conference": "Book",
    "post-weblog": "Blog",
    "review": "Periodical",
    "review-book": "Periodical",
    "webpage": "WebSite",
}


def json_ld(view: View, paper: Paper) -> Markup:
    """The paper as schema.org describes it: data in a page, of which nothing is run and nothing ends the element."""
    text = json.dumps(_described(view, paper), ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704 - no letter of markup is left in it


def _described(view: View, paper: Paper) -> dict[str, Any]:
    manuscript = view.manuscript
    settings, metadata = manuscript.settings, manuscript.locale.metadata
    publisher = _organisation(settings.publisher)
    identifiers = settings.identifiers
    page = public_address(settings, manuscript.locale.code, "html")
    return without_nothing(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "@id": page,
            "url": page,
            "name": plain_spaces(full_title(manuscript)),
            "headline": metadata.title,
            "alternativeHeadline": metadata.subtitle,
            "description": metadata.description,
            "inLanguage": manuscript.locale.code,
            "datePublished": settings.date.isoformat(),
            "author": [_maker(one, metadata) for one in settings.authors] or publisher,
            "editor": [_maker(one, metadata) for one in settings.editors],
            "translator": [_maker(one, metadata) for one in metadata.translators],
            "publisher": publisher,
            "abstract": metadata.abstract.strip(),
            "reportNumber": identifiers.report_number,
            "version": settings.version or (settings.edition.name if settings.edition else None),
            "license": settings.licence and settings.licence.url,
            "copyrightNotice": metadata.said(settings.copyright or ""),
            "funder": [_funder(one, metadata) for one in settings.funders],
            "correction": [
                {"@type": "CorrectionComment", "datePublished": one.date.isoformat(), "text": one.text}
                for one in metadata.corrections
            ],
            "keywords": list(metadata.keywords),
            "isbn": identifiers.isbn,
            "identifier": [one for one in (identifiers.doi and DOI_RESOLVER + identifiers.doi, identifiers.urn) if one],
            "isBasedOn": _original(paper),
            "citation": [_cited(work) for work in cited_works(manuscript, view.works)],
        }
    )


def _original(paper: Paper) -> dict[str, Any] | None:
    original = paper.settings.original
    if original is None:
        return None
    return {
        "@type": "Report",
        "name": original.title or paper.source.metadata.title,
        "author": _organisation(original),
        "datePublished": original.date,
    }


def _organisation(publisher: Publisher) -> dict[str, Any]:
    return without_nothing({"@type": "Organization", "name": publisher.name, "email": publisher.email})


def _maker(one: Contributor, metadata: Metadata) -> dict[str, Any]:
    organisations = [{"@type": "Organization", "name": metadata.said(name)} for name in one.affiliation]
    return without_nothing(
        {
            "@type": "Organization" if one.literal else "Person",
            "@id": one.orcid and f"{ORCID_REGISTRY}{one.orcid}",
            "name": one.name.full_name,
            "familyName": one.family,
            "givenName": one.given,
            "identifier": one.orcid and f"{ORCID_REGISTRY}{one.orcid}",
            "email": one.email,
            "parentOrganization" if one.literal else "affiliation": organisations,
        }
    )


def _funder(one: Funder, metadata: Metadata) -> dict[str, Any]:
    return without_nothing({"@type": "Organization", "name": metadata.said(one.name), "url": one.url})


def _cited(work: Work) -> dict[str, Any]:
    doi = work.values.get("DOI")
    return without_nothing(
        {
            "@type": _KINDS.get(work.kind, "CreativeWork"),
            "name": plain(work.texts.get("title", [])),
            "author": [_person(name) for name in work.names.get("author", ()) if name.literal != "others"],
            "datePublished": _day(work.dates.get("issued", {})),
            "publisher": plain(work.texts.get("publisher", [])),
            "isPartOf": _container(work),
            "pagination": work.values.get("page") or plain(work.texts.get("page", [])),
            "isbn": work.values.get("ISBN"),
            "url": work.values.get("URL") or (doi and DOI_RESOLVER + doi),
        }
    )


def _container(work: Work) -> dict[str, Any] | None:
    """What an article or a chapter stands in; nothing for a work by itself."""
    name = plain(work.texts.get("container-title", []))
    kind = _CONTAINERS.get(work.kind, "CreativeWork")
    return without_nothing({"@type": kind, "name": name, "issn": work.values.get("ISSN")}) if name else None


def _person(name: WorkName) -> dict[str, str]:
    return {"@type": "Organization" if name.literal else "Person", "name": name.full_name}


def _day(issued: Mapping[str, Any]) -> str:
    """The first day, month or year of a date of CSL JSON, as ISO 8601 has it; empty where it has none."""
    parts = (issued.get("date-parts") or [[]])[0]
    numbers = [str(part) for part in parts]
    return "-".join(number.zfill(4 if at == 0 else 2) for at, number in enumerate(numbers))
