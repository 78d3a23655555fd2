"""How to cite the paper itself: as text, BibTeX and CSL JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from paperbuild.language.dates import date_text, partial_date_text
from paperbuild.language.languages import joined
from paperbuild.language.scripts import ways_of
from paperbuild.language.spacing import set_spaces, space_before
from paperbuild.language.typography import comma, script
from paperbuild.model.front import Contributor
from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Paper
from paperbuild.model.settings import Settings
from paperbuild.model.work import Work
from paperbuild.output.view import View
from paperbuild.syntax.bibtex.biblatex import MONTHS

DOI_RESOLVER = "https://doi.org/"
"""What a DOI stands behind, as an address."""
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
}
# BibTeX counts a brace that is escaped, too: one without its partner needs another name.
_LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def citing_values(view: View, paper: Paper) -> dict[str, Any]:
    """What the templates say of how to cite the paper."""
    manuscript = view.manuscript
    return {
        "text_html": _text(manuscript),
        "bibtex": _bibtex(manuscript),
        "csl_json": json.dumps([csl_item(manuscript, paper)], ensure_ascii=False, indent=2),
    }


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
    settings, strings = manuscript.settings, manuscript.locale.strings
    code = manuscript.locale.code
    marks = _marks(code)
    title = Markup("<cite>{}</cite>").format(full_title(manuscript))
    names = joined([one.name.full_name for one in settings.authors], code) if settings.authors else ""
    first = [names, title, settings.publisher.name] if names else [settings.publisher.name, title]
    said = [escape(marks.comma).join([*first, date_text(settings.date, code)])]
    if settings.identifiers.isbn:
        said.append(escape(f"ISBN {settings.identifiers.isbn}"))
    page = public_address(settings, code, "html")
    for url in (settings.identifiers.doi and DOI_RESOLVER + settings.identifiers.doi, page):
        said += [Markup('<a class="uri" dir="ltr" href="{0}">{0}</a>').format(url)] if url else []
    if settings.original:
        date = partial_date_text(settings.original.date, code)
        label = set_spaces(f"{strings['original_by']}{marks.colon}", code)
        said.append(escape(f"{label}{settings.original.name}{marks.comma}{date}"))
    return escape(marks.stop).join(said) + marks.stop.rstrip()


def _bibtex(manuscript: Manuscript) -> str:
    settings = manuscript.settings
    original = settings.original
    strings = manuscript.locale.strings
    fields = {
        "author": _bibtex_names(settings.authors) or f"{{{_tex(settings.publisher.name)}}}",
        "editor": _bibtex_names(settings.editors),
        "translator": _bibtex_names(manuscript.locale.metadata.translators),
        "title": f"{{{_tex(full_title(manuscript))}}}",
        "institution": f"{{{_tex(settings.publisher.name)}}}",
        "number": _tex(settings.identifiers.report_number or ""),
        "edition": _tex(settings.edition.label) if settings.edition else "",
        "version": _tex(settings.version or ""),
        "year": str(settings.date.year),
        "language": manuscript.locale.code,
        "isbn": _tex(settings.identifiers.isbn or ""),
        "doi": _address(settings.identifiers.doi or ""),
        "url": _address(own_address(manuscript)),
        "note": _tex(f"{strings['original_by']}: {original.name}, {original.date}") if original else "",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    year = next(at for at, line in enumerate(lines) if line.startswith("  year "))
    lines.insert(year + 1, f"  month = {MONTHS[settings.date.month - 1]},\n")
    return f"@techreport{{{settings.slug},\n{''.join(lines)}}}\n"


def _bibtex_names(people: Sequence[Contributor]) -> str:
    """Names as BibTeX has them: the family name first, an organisation in braces."""
    return " and ".join(
        f"{{{_tex(one.literal)}}}"
        if one.literal
        else ", ".join(f"{{{_tex(part)}}}" if " and " in part else _tex(part) for part in _parts(one))
        for one in people
    )


def _parts(one: Contributor) -> list[str]:
    return [part for part in (one.family, one.given) if part]


def _tex(text: str) -> str:
    letters = _TEX if _is_balanced(text) else _TEX | _LONE_BRACES
    return "".join(letters.get(letter, letter) for letter in plain_spaces(text))


def _is_balanced(text: str) -> bool:
    depths = list(accumulate((letter == "{") - (letter == "}") for letter in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def plain_spaces(text: str) -> str:
    """`text` as it is typed: which spaces are narrow or do not break is for whoever prints it."""
    return " ".join(text.split())


def _address(address: str) -> str:
    """An address as it is: of its letters, BibTeX minds only the braces."""
    return address.replace("{", "%7B").replace("}", "%7D")


def own_address(manuscript: Manuscript) -> str:
    """Where the paper can be read: its page, or else what its DOI leads to."""
    doi = manuscript.settings.identifiers.doi
    return public_address(manuscript.settings, manuscript.locale.code, "html") or (DOI_RESOLVER + doi if doi else "")


def csl_item(manuscript: Manuscript, paper: Paper) -> dict[str, Any]:
    """The paper as an item of CSL JSON."""
    settings, date = manuscript.settings, manuscript.settings.date
    original = settings.original
    item: dict[str, Any] = {
        "id": settings.slug,
        "type": "report",
        "title": plain_spaces(full_title(manuscript)),
        "author": _csl_names(settings.authors) or [{"literal": settings.publisher.name}],
        "editor": _csl_names(settings.editors),
        "translator": _csl_names(manuscript.locale.metadata.translators),
        "publisher": settings.publisher.name,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "number": settings.identifiers.report_number,
        "edition": settings.edition.label if settings.edition else "",
        "version": settings.version,
        "license": settings.licence and settings.licence.url,
        "abstract": manuscript.locale.metadata.abstract.strip(),
        "language": manuscript.locale.code,
        "ISBN": settings.identifiers.isbn,
        "DOI": settings.identifiers.doi,
        "URL": own_address(manuscript),
    }
    if original:
        item |= {
            "original-title": original.title or paper.source.metadata.title,
            "original-publisher": original.name,
            "original-date": {"date-parts": [[int(step) for step in original.date.split("-")]]},
        }
    return without_nothing(item)


def _csl_names(people: Sequence[Contributor]) -> list[dict[str, str]]:
    return [
        {"literal": one.literal} if one.literal else without_nothing({"family": one.family, "given": one.given})
        for one in people
    ]


def cited_works(manuscript: Manuscript, works: Iterable[Work]) -> Iterable[Work]:
    """The works that are cited, in the order in which they come first."""
    keys = [citation["citationId"] for cluster in manuscript.clusters for citation in cluster.citations]
    by_key = {work.key: work for work in works}
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]


def without_nothing(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` without those that say nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
