"""A work as CSL JSON has it, and what is made of it: an entry of biblatex, and the names of what had no place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from paperbuild.exchange.works.latex import as_latex_text, as_title
from paperbuild.language.languages import base_language, language_named
from paperbuild.syntax.bibtex.slips import right_doi

Item = Mapping[str, Any]


@dataclass(frozen=True)
class NewEntry:
    """A work that is to come into the library: its type, its fields with the delimiters of their values, the key that
    it had elsewhere, and the names of what could not be taken over."""

    type: str
    fields: Mapping[str, str]
    old_key: str = ""
    lost: tuple[str, ...] = ()


_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "bill": "legislation", "book": "book", "broadcast": "video", "chapter": "incollection", "classic": "book",
    "collection": "collection", "dataset": "dataset", "entry": "inreference", "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference", "interview": "misc", "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished", "motion_picture": "movie", "paper-conference": "inproceedings", "pamphlet": "booklet",
    "patent": "patent", "periodical": "periodical", "personal_communication": "letter", "post": "online",
    "post-weblog": "online", "regulation": "legislation", "report": "report", "review": "review",
    "software": "software",
    "song": "music", "speech": "unpublished", "standard": "standard", "thesis": "thesis", "treaty": "legal",
    "webpage": "online",
}  # fmt: skip
_TEXTS = {
    "title-short": "shorttitle", "shortTitle": "shorttitle", "collection-title": "series", "volume": "volume",
    "edition": "edition", "page": "pages", "publisher-place": "location", "event-title": "eventtitle",
    "event": "eventtitle", "event-place": "venue", "abstract": "abstract", "keyword": "keywords", "note": "note",
    "annote": "annotation", "genre": "type", "status": "pubstate", "version": "version", "chapter-number": "chapter",
    "number-of-pages": "pagetotal", "number-of-volumes": "volumes", "issue": "number", "number": "number",
    "collection-number": "number", "archive": "library", "part-number": "part", "jurisdiction": "location",
}  # fmt: skip
_VERBATIM = {"DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn"}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor"}
_PARTS = frozenset("family given suffix literal dropping-particle non-dropping-particle".split())
_DATES = {"issued": "date", "accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
_OF_INSTITUTIONS = frozenset({"report", "thesis"})
_ABOUT_THE_ITEM = frozenset({"id", "type", "citation-key", "citation-label"})
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:/(?:[0-9]{4}(?:-[0-9]{2}){0,2})?)?")

_ABOUT = re.compile(r"\A(?:circa|ca?\.?) ?(?=[0-9])", re.IGNORECASE)


def entry_of(item: Item, locale: str) -> NewEntry:
    """The entry of a work; `locale` is the language that it is in where it does not say so."""
    kind = _TYPES.get(str(item.get("type", "")), "misc")
    fields: dict[str, str] = {}
    lost: list[str] = []
    for name, value in item.items():
        found = dict(_fields(name, value, kind, _is_english(item, locale)))
        new = {own: text for own, text in found.items() if text and own not in fields}
        fields |= new
        lost += _lost_of_people(name, value)
        if name not in _ABOUT_THE_ITEM and value not in ("", [], {}, None) and len(new) < max(len(found), 1):
            lost.append(name)
    if kind == "misc" and item.get("type") not in (None, "", "document", "misc"):
        fields.setdefault("type", f"{{{as_latex_text(str(item['type']))}}}")
    key = item.get("citation-key", item.get("id", ""))
    return NewEntry(kind, fields, str(key), tuple(lost))


def _lost_of_people(name: str, value: Any) -> list[str]:
    """What is said of the people in a list of names and has no place in one."""
    people = value if name in _NAMES and isinstance(value, list) else ()
    said = dict.fromkeys(own for one in people if isinstance(one, Mapping) for own in one if own not in _PARTS)
    return [f"{own} of {name}" for own in said]


def _is_english(item: Item, locale: str) -> bool:
    return base_language(language_named(str(item.get("language", ""))) or locale) == "en"


def _fields(name: str, value: Any, kind: str, is_english: bool) -> Iterator[tuple[str, str]]:
    """The fields that a variable becomes, each with its value; none where it has no place."""
    if name in _NAMES:
        yield _NAMES[name], _braced(" and ".join(filter(None, map(_name, value if isinstance(value, list) else ()))))
    elif name in _DATES:
        yield _DATES[name], _braced(_date(value))
    elif not isinstance(value, str | int | float) or isinstance(value, bool):
        return
    elif name in ("title", "container-title", "publisher"):
        own = _own_name(name, kind)
        is_title = own in {"title", "booktitle"}  # of a journal, no program changes the capitals
        yield own, _braced(as_title(str(value), is_english=is_english) if is_title else as_latex_text(str(value)))
    elif name in _VERBATIM:
        plain = right_doi(str(value)) if name == "DOI" else ""  # many programs write its address
        yield _VERBATIM[name], _braced(_verbatim(plain or str(value)))
    elif name == "language":
        yield ("langid", _braced(as_latex_text(str(value))))
    elif name == "PMID":
        yield "eprint", _braced(as_latex_text(str(value)))
        yield "eprinttype", "{pubmed}"
    elif name in _TEXTS:
        yield _TEXTS[name], _braced(as_latex_text(str(value)))


def _own_name(name: str, kind: str) -> str:
    """How biblatex calls a variable in a work of that type."""
    if name == "publisher":
        return "institution" if kind in _OF_INSTITUTIONS else "organization" if kind == "online" else "publisher"
    if name == "container-title":
        return {"article": "journaltitle", "review": "journaltitle", "online": "organization"}.get(kind, "booktitle")
    return name


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _verbatim(text: str) -> str:
    """An address or a number: LaTeX has no meaning in it, but braces have to be balanced."""
    return text.strip().replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _name(person: Any) -> str:
    if not isinstance(person, Mapping):
        return ""
    said = {name: as_latex_text(str(value).strip()) for name, value in person.items() if isinstance(value, str)}
    if said.get("literal"):
        return f"{{{said['literal']}}}"
    particle = " ".join(filter(None, (said.get("dropping-particle"), said.get("non-dropping-particle"))))
    family = " ".join(filter(None, (particle, _whole(said.get("family", "")))))
    if not said.get("given"):
        return f"{{{family}}}" if " " in family else family
    return ", ".join(filter(None, (family, said.get("suffix"), said["given"])))


def _whole(name: str) -> str:
    """A family name with an `and` or a comma in it, in braces: those would part it."""
    return f"{{{name}}}" if re.search(r",|\band\b", name) else name


def _date(value: Any) -> str:
    """A date or a range as biblatex has it (ISO 8601-2); empty where it is said in words."""
    if not isinstance(value, Mapping):
        return value if isinstance(value, str) and _ISO.fullmatch(value) else ""
    parts = value.get("date-parts")
    if isinstance(parts, Sequence) and not isinstance(parts, str) and 0 < len(parts) <= 2:
        ends = [_day(one) for one in parts]
        return "" if not all(ends) else "/".join(ends) + ("~" if value.get("circa") and len(ends) == 1 else "")
    said = str(value.get("raw", value.get("literal", ""))).strip()
    about = _ABOUT.sub("", said)
    return f"{about}{'~' * (about != said)}" if _ISO.fullmatch(about) and not (about != said and "/" in about) else ""


def _day(parts: Any) -> str:
    try:
        numbers = [int(part) for part in parts]
    except (TypeError, ValueError):
        return ""
    if not 1 <= len(numbers) <= 3 or not 0 < numbers[0] < 10_000:
        return ""
    return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])
