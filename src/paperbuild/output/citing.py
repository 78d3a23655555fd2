"""How to cite the paper itself: as text, BibTeX and CSL JSON, and as search engines read it (schema.org in JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from paperbuild.language.dates import date_text, partial_date_text
from paperbuild.language.scripts import ways_of
from paperbuild.language.spacing import set_spaces, space_before
from paperbuild.language.typography import comma, script
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Paper
from paperbuild.model.settings import Publisher, Settings
from paperbuild.model.work import Work, WorkName
from paperbuild.output.text.references import plain
from paperbuild.output.view import View
from paperbuild.syntax.bibtex.biblatex import MONTHS

_DOI = "https://doi.org/"
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
}
# BibTeX counts a brace that is escaped, too: one without its partner needs another name.
_LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
# CSL's names of kinds, as schema.org has them.
_KINDS = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}


def citing_values(view: View, paper: Paper) -> dict[str, Any]:
    """What the templates say of how to cite the paper."""
    manuscript = view.manuscript
    return {
        "text_html": _text(manuscript),
        "bibtex": _bibtex(manuscript),
        "csl_json": json.dumps([_csl(manuscript, paper)], ensure_ascii=False, indent=2),
    }


def json_ld(view: View, paper: Paper) -> Markup:
    """The paper as schema.org describes it: data in a page, of which nothing is run and nothing ends the element."""
    text = json.dumps(_described(view, paper), ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704 - no letter of markup is left in it


def full_title(manuscript: Manuscript) -> str:
    """The title and, where there is one, the subtitle."""
    metadata, code = manuscript.locale.metadata, manuscript.locale.code
    if not metadata.subtitle:
        return metadata.title
    ends = metadata.title.endswith(("?", "!", ".", "…", "؟", "？", "！"))
    return set_spaces(f"{metadata.title}{' ' if ends else _marks(code).colon}{metadata.subtitle}", code)


def public_address(settings: Settings, code: str, suffix: str) -> str:
    """Where the file of a locale is published; empty where the paper does not say where."""
    return f"{settings.url}{code}/{settings.slug}.{suffix}" if settings.url else ""


class _CitationMarks(NamedTuple):
    """The marks between the parts of a citation, with their spaces."""

    comma: str
    colon: str
    stop: str


def _marks(code: str) -> _CitationMarks:
    if ways_of(script(code)).has_wide_marks:
        return _CitationMarks("，", "：", "。")
    return _CitationMarks(comma(code), " : " if space_before(":", code) else ": ", ". ")


def _text(manuscript: Manuscript) -> Markup:
    settings, strings = manuscript.settings, manuscript.locale.metadata.strings
    code = manuscript.locale.code
    marks = _marks(code)
    title = Markup("<cite>{}</cite>").format(full_title(manuscript))
    said = [escape(marks.comma).join([settings.publisher.name, title, date_text(settings.date, code)])]
    if settings.identifiers.isbn:
        said.append(escape(f"ISBN {settings.identifiers.isbn}"))
    page = public_address(settings, code, "html")
    for url in (settings.identifiers.doi and _DOI + settings.identifiers.doi, page):
        said += [Markup('<a class="uri" dir="ltr" href="{0}">{0}</a>').format(url)] if url else []
    if settings.original:
        date = partial_date_text(settings.original.date, code)
        label = set_spaces(f"{strings.original_by}{marks.colon}", code)
        said.append(escape(f"{label}{settings.original.name}{marks.comma}{date}"))
    return escape(marks.stop).join(said) + marks.stop.rstrip()


def _bibtex(manuscript: Manuscript) -> str:
    settings = manuscript.settings
    original = settings.original
    strings = manuscript.locale.metadata.strings
    fields = {
        "author": f"{{{_tex(settings.publisher.name)}}}",
        "title": f"{{{_tex(full_title(manuscript))}}}",
        "institution": f"{{{_tex(settings.publisher.name)}}}",
        "year": str(settings.date.year),
        "language": manuscript.locale.code,
        "isbn": _tex(settings.identifiers.isbn or ""),
        "doi": _address(settings.identifiers.doi or ""),
        "url": _address(_own_address(manuscript)),
        "note": _tex(f"{strings.original_by}: {original.name}, {original.date}") if original else "",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    lines.insert(4, f"  month = {MONTHS[settings.date.month - 1]},\n")
    return f"@techreport{{{settings.slug},\n{''.join(lines)}}}\n"


def _tex(text: str) -> str:
    letters = _TEX if _is_balanced(text) else _TEX | _LONE_BRACES
    return "".join(letters.get(letter, letter) for letter in _plain_spaces(text))


def _is_balanced(text: str) -> bool:
    depths = list(accumulate((letter == "{") - (letter == "}") for letter in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _plain_spaces(text: str) -> str:
    """`text` as it is typed: which spaces are narrow or do not break is for whoever prints it."""
    return " ".join(text.split())


def _address(address: str) -> str:
    """An address as it is: of its letters, BibTeX minds only the braces."""
    return address.replace("{", "%7B").replace("}", "%7D")


def _own_address(manuscript: Manuscript) -> str:
    """Where the paper can be read: its page, or else what its DOI leads to."""
    doi = manuscript.settings.identifiers.doi
    return public_address(manuscript.settings, manuscript.locale.code, "html") or (_DOI + doi if doi else "")


def _csl(manuscript: Manuscript, paper: Paper) -> dict[str, Any]:
    settings, date = manuscript.settings, manuscript.settings.date
    original = settings.original
    item: dict[str, Any] = {
        "id": settings.slug,
        "type": "report",
        "title": _plain_spaces(full_title(manuscript)),
        "author": [{"literal": settings.publisher.name}],
        "publisher": settings.publisher.name,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "language": manuscript.locale.code,
        "ISBN": settings.identifiers.isbn,
        "DOI": settings.identifiers.doi,
        "URL": _own_address(manuscript),
    }
    if original:
        item |= {
            "original-title": original.title or paper.source.metadata.title,
            "original-publisher": original.name,
            "original-date": {"date-parts": [[int(step) for step in original.date.split("-")]]},
        }
    return _without_nothing(item)


def _described(view: View, paper: Paper) -> dict[str, Any]:
    manuscript = view.manuscript
    settings, metadata = manuscript.settings, manuscript.locale.metadata
    publisher = _organisation(settings.publisher)
    identifiers = settings.identifiers
    page = public_address(settings, manuscript.locale.code, "html")
    return _without_nothing(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "@id": page,
            "url": page,
            "name": _plain_spaces(full_title(manuscript)),
            "headline": metadata.title,
            "alternativeHeadline": metadata.subtitle,
            "description": metadata.description,
            "inLanguage": manuscript.locale.code,
            "datePublished": settings.date.isoformat(),
            "author": publisher,
            "publisher": publisher,
            "keywords": list(metadata.keywords),
            "isbn": identifiers.isbn,
            "identifier": [one for one in (identifiers.doi and _DOI + identifiers.doi, identifiers.urn) if one],
            "isBasedOn": _original(paper),
            "citation": [_cited(work) for work in _cited_works(manuscript, view.works)],
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
    return _without_nothing({"@type": "Organization", "name": publisher.name, "email": publisher.email})


def _cited_works(manuscript: Manuscript, works: Iterable[Work]) -> Iterable[Work]:
    """The works that are cited, in the order in which they come first."""
    keys = [citation["citationId"] for cluster in manuscript.clusters for citation in cluster.citations]
    by_key = {work.key: work for work in works}
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]


def _cited(work: Work) -> dict[str, Any]:
    doi = work.values.get("DOI")
    return _without_nothing(
        {
            "@type": _KINDS.get(work.kind, "CreativeWork"),
            "name": plain(work.texts.get("title", [])),
            "author": [_person(name) for name in work.names.get("author", ()) if name.literal != "others"],
            "datePublished": _day(work.dates.get("issued", {})),
            "publisher": plain(work.texts.get("publisher", [])),
            "isbn": work.values.get("ISBN"),
            "url": work.values.get("URL") or (doi and _DOI + doi),
        }
    )


def _person(name: WorkName) -> dict[str, str]:
    return {"@type": "Organization" if name.literal else "Person", "name": name.full_name}


def _day(issued: Mapping[str, Any]) -> str:
    """The first day, month or year of a date of CSL JSON, as ISO 8601 has it; empty where it has none."""
    parts = (issued.get("date-parts") or [[]])[0]
    numbers = [str(part) for part in parts]
    return "-".join(number.zfill(4 if at == 0 else 2) for at, number in enumerate(numbers))


def _without_nothing(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
