"""The paper, and the works that it cites, as files for reference managers: RIS, BibTeX and CSL-JSON.

They stand in the page as `data:` addresses: the page needs no other file, and `build/` has no more names than before.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from paperbuild.model.manuscript import Manuscript
from paperbuild.model.paper import Paper
from paperbuild.model.work import Work
from paperbuild.output.citing import cited_works, csl_item
from paperbuild.output.text.references import as_csl_json, plain

# CSL's names of kinds, as RIS has them; anything else is GEN.
_KINDS = {
    "article": "GEN",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}
_PLAIN = (
    ("TI", "title"),
    ("T2", "container-title"),
    ("T3", "collection-title"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("ET", "edition"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("DO", "DOI"),
    ("UR", "URL"),
    ("LA", "language"),
    ("AB", "abstract"),
)


class ReferenceFile(NamedTuple):
    """A file for reference managers: what it is called, its file's name, its media type and its address."""

    label: str
    name: str
    media_type: str
    href: str


def reference_files(manuscript: Manuscript, paper: Paper, bibtex: str) -> tuple[ReferenceFile, ...]:
    """The paper itself in the three formats; `bibtex` is its entry."""
    item, slug = csl_item(manuscript, paper), manuscript.settings.slug
    keywords = manuscript.locale.metadata.keywords
    return (
        _file("RIS", f"{slug}.ris", ris([{**item, "keyword": keywords}])),
        _file("BibTeX", f"{slug}.bib", bibtex),
        _file("CSL-JSON", f"{slug}.json", _json([item])),
    )


def works_files(manuscript: Manuscript, works: Iterable[Work]) -> tuple[ReferenceFile, ...]:
    """The works that it cites, in the format that every reference manager reads; none where it cites none."""
    items = [_without_tags(work) for work in cited_works(manuscript, works)]
    return (_file("RIS", f"{manuscript.settings.slug}-works.ris", ris(items)),) if items else ()


def _without_tags(work: Work) -> dict[str, Any]:
    return {**as_csl_json(work), **{name: plain(text) for name, text in work.texts.items()}}


_MEDIA_TYPES = {
    "RIS": "application/x-research-info-systems",
    "BibTeX": "application/x-bibtex",
    "CSL-JSON": "application/json",
}


def _file(label: str, name: str, text: str) -> ReferenceFile:
    kind = _MEDIA_TYPES[label]
    return ReferenceFile(label, name, kind, f"data:{kind};base64,{base64.b64encode(text.encode()).decode()}")


def _json(items: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def ris(items: Iterable[Mapping[str, Any]]) -> str:
    """Items of CSL JSON in RIS, as Zotero and EndNote read it: `AB  - text`, CRLF at the end of each line. The number
    of a report stands under SN, where others have an ISBN or an ISSN."""
    return "".join(f"{tag}  - {_plain(value)}\r\n" for item in items for tag, value in _lines(item) if value)


def _lines(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = _KINDS.get(item.get("type", ""), "GEN")
    yield "TY", kind
    for tag, role in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        yield from ((tag, _name(name)) for name in item.get(role, ()))
    yield from ((tag, str(item.get(name, ""))) for tag, name in _PLAIN)
    yield "SN", str(item.get("number", "")) if kind == "RPRT" else str(item.get("ISBN") or item.get("ISSN") or "")
    if kind == "RPRT" and item.get("ISBN"):
        yield "N1", f"ISBN {item['ISBN']}"
    first, _, last = str(item.get("page", "")).replace("–", "-").partition("-")
    yield from (("SP", first), ("EP", last))
    days = item.get("issued", {}).get("date-parts", [])
    if days and days[0]:
        year, *rest = (str(part) for part in days[0])
        yield from (("PY", year), ("DA", "/".join([year, *(part.zfill(2) for part in rest)]) if rest else ""))
    yield from (("KW", word) for word in item.get("keyword", ()) if not isinstance(item.get("keyword"), str))
    yield "ER", " "


def _name(name: Mapping[str, str]) -> str:
    """A name with the family name first; that of an organisation, which has no comma, is whole."""
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return name.get("literal") or ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)


def _plain(text: str) -> str:
    return " ".join(text.split()) if text.strip() else ""
