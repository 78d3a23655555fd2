"""What the templates say of who made the paper, under which licence, who paid for it and what was corrected in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from paperbuild.language.dates import date_text
from paperbuild.language.languages import joined
from paperbuild.language.typography import with_marks
from paperbuild.model.aliases import aliases_of, meant
from paperbuild.model.front import CREDIT_ROLES, Contributor, known_licence
from paperbuild.model.paper import Paper
from paperbuild.model.settings import Metadata, Settings
from paperbuild.output.beside import words_values
from paperbuild.output.editions import edition_values
from paperbuild.output.place_label import has_place, place_label
from paperbuild.output.view import View
from paperbuild.rules.settings.unusable_picture import fault_of_picture, picture_path

ORCID_REGISTRY = "https://orcid.org/"
"""What an ORCID iD stands behind, as an address."""


def front_part(view: View, paper: Paper) -> dict[str, Any]:
    """What the front of every format needs: `front`, the names of the authors, and the words that the tool has."""
    manuscript = view.manuscript
    return {
        "front": front_values(view, paper),
        "author_names": author_names(manuscript.settings),
        **words_values(paper, manuscript.locale.code),
    }


def front_values(view: View, paper: Paper) -> dict[str, Any]:
    """What `paper.toml` and the locale's `metadata.toml` say of these; what they do not say is empty."""
    manuscript = view.manuscript
    settings, metadata, code = manuscript.settings, manuscript.locale.metadata, manuscript.locale.code
    authors = [_contributor(one, metadata, code) for one in settings.authors]
    aliases, edition = aliases_of(settings, code), edition_values(paper, code)
    return {
        "authors": authors,
        "byline": joined([one["name"] for one in authors], code) if authors else "",
        "is_ample": bool(
            authors or settings.editors or settings.licence or settings.version or _is_one_of_many(edition)
        ),
        "editors": [_contributor(one, metadata, code) for one in settings.editors],
        "translators": [_contributor(one, metadata, code) for one in metadata.translators],
        "abstract": paragraphs(metadata.abstract),
        "short_title": metadata.short_title,
        "edition": edition,
        "version": settings.version or "",
        "licence": _licence(settings),
        "rights": rights(settings, metadata),
        "copyright": with_marks(metadata.said(settings.copyright or ""), code),
        "corrections": [
            {
                "date": one.date,
                "date_text": date_text(one.date, code),
                "text": one.text.strip(),
                "places": [_place(view, meant(name, aliases)) for name in one.addresses],
            }
            for one in metadata.corrections
        ],
        "funders": list(_funders(paper, metadata)),
        "cover": _cover(paper, metadata),
    }


def _is_one_of_many(edition: Mapping[str, Any]) -> bool:
    """Whether more is said of the edition than its name."""
    return bool(edition["number"] or edition["replaces"] or edition["earlier"])


def _place(view: View, address: str) -> Mapping[str, Any]:
    return {"address": address, "label": place_label(view, address), "is_there": has_place(view, address)}


def author_names(settings: Settings) -> list[str]:
    """Who wrote the paper: its publisher where nobody else is named."""
    return [one.name.full_name for one in settings.authors] or [settings.publisher.name]


def rights(settings: Settings, metadata: Metadata) -> str:
    """Whose the paper is and under which licence it is, in one line; empty where nobody says so."""
    said = [metadata.said(settings.copyright or "")]
    if settings.licence:
        known = known_licence(settings.licence)
        said.append(f"{known.name if known else settings.licence.name}, {settings.licence.url}")
    return ". ".join(one for one in said if one)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, which have blank lines between them."""
    return [" ".join(one.split()) for one in text.replace("\r\n", "\n").split("\n\n") if one.strip()]


def _contributor(one: Contributor, metadata: Metadata, code: str) -> Mapping[str, Any]:
    return {
        "name": one.name.full_name,
        "family": one.family or "",
        "given": one.given or "",
        "literal": one.literal or "",
        "file_as": one.literal or ", ".join(part for part in (one.family, one.given) if part),
        "affiliation": [with_marks(metadata.said(text), code) for text in one.affiliation],
        "orcid": one.orcid or "",
        "orcid_url": f"{ORCID_REGISTRY}{one.orcid}" if one.orcid else "",
        "roles": [{"credit": role if role in CREDIT_ROLES else "", "words": metadata.said(role)} for role in one.role],
        "email": one.email or "",
    }


def _licence(settings: Settings) -> Mapping[str, str] | None:
    if settings.licence is None:
        return None
    known = known_licence(settings.licence)
    name = settings.licence.name
    return {"name": name, "full_name": known.name if known else name, "url": settings.licence.url}


def _funders(paper: Paper, metadata: Metadata) -> Iterator[Mapping[str, str]]:
    for one in paper.settings.funders:
        logo = shown_picture(one.logo, paper)
        name = metadata.said(one.name)
        yield {
            "name": name,
            "url": one.url or "",
            "award": one.award or "",
            "logo": logo,
            "alt": metadata.said(one.alt) if one.alt else name,
        }


def _cover(paper: Paper, metadata: Metadata) -> Mapping[str, str] | None:
    picture = shown_picture(paper.settings.cover.picture if paper.settings.cover else None, paper)
    return {"picture": picture, "alt": metadata.cover_alt} if picture else None


def shown_picture(written: str | None, paper: Paper) -> str:
    """The path of a picture that every format can show; empty for none, and for one that a rule tells of."""
    path = picture_path(written) if written else ""
    return "" if not path or fault_of_picture(path, paper.project) else path
