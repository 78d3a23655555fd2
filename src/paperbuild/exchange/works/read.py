"""Reads works out of a file of another program: CSL JSON, RIS, CFF or BibTeX, whichever it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from paperbuild.engines.yaml import read_yaml
from paperbuild.exchange.works.item import Item, NewEntry, entry_of
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.model.bibliography import Bibliography, Entry, Field
from paperbuild.syntax.bibtex.biblatex import MONTHS
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.upkeep.library_layout import raw_value

_FORMS = {"json": "csljson", "ris": "ris", "cff": "cff", "bib": "bibtex", "bibtex": "bibtex"}
_RIS_LINE = re.compile(r"^(?P<tag>[A-Z][A-Z0-9])  - ?(?P<value>.*)$")
_RIS_DATE = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d{1,2}))?(?:[/-](?P<day>\d{1,2}))?(?:/.*)?")
_RIS_TYPES = {
    "JOUR": "article-journal", "JFULL": "article-journal", "EJOUR": "article-journal", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "RPRT": "report", "GOVDOC": "report", "THES": "thesis",
    "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "DATA": "dataset", "COMP": "software",
    "CASE": "legal_case", "STAT": "legislation", "BILL": "bill", "UNPB": "manuscript", "PAT": "patent",
    "STAND": "standard", "VIDEO": "motion_picture", "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary",
}  # fmt: skip
_RIS_TEXTS = {
    "TI": "title", "T1": "title", "T2": "container-title", "JO": "container-title", "JF": "container-title",
    "BT": "container-title", "T3": "collection-title", "VL": "volume", "IS": "issue", "PB": "publisher",
    "CY": "publisher-place", "PP": "publisher-place", "DO": "DOI", "UR": "URL", "AB": "abstract", "N2": "abstract",
    "N1": "note", "LA": "language", "ET": "edition", "ST": "title-short", "M3": "genre",
}  # fmt: skip
_RIS_JOINED = frozenset({"TY", "KW", "SP", "EP"})
_RIS_NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator"}
_RIS_DATES = {"PY": "issued", "Y1": "issued", "DA": "issued", "Y2": "accessed"}
_CFF = {
    "title": "title", "doi": "DOI", "url": "URL", "abstract": "abstract", "version": "version",
    "journal": "container-title", "volume": "volume", "issue": "issue", "edition": "edition", "isbn": "ISBN",
    "issn": "ISSN", "notes": "note", "pages": "number-of-pages", "collection-title": "container-title",
}  # fmt: skip
_CFF_TYPES = {
    "article": "article-journal", "book": "book", "conference-paper": "paper-conference", "data": "dataset",
    "dataset": "dataset", "report": "report", "thesis": "thesis", "website": "webpage", "blog": "post-weblog",
    "software": "software", "software-code": "software", "manual": "book", "newspaper-article": "article-newspaper",
    "magazine-article": "article-magazine", "proceedings": "book", "patent": "patent", "standard": "standard",
}  # fmt: skip
_CFF_PEOPLE = frozenset({"authors", "editors", "translators"})
_CFF_DATES = {"date-released": "issued", "date-published": "issued", "date-accessed": "accessed"}
_CFF_BODIES = {"publisher": "publisher", "institution": "publisher", "conference": "event-title"}
_CFF_ABOUT_ITSELF = frozenset({"cff-version", "message", "type", "preferred-citation"})


def read_works(file: SourceFile, locale: str, form: str = "") -> list[NewEntry]:
    """The works in `file`, of the form (`csljson`, `ris`, `cff`, `bibtex`) that its name or its first letters tell;
    `locale` is the language of works that do not say theirs.

    Raises UsageError where the form is not known, or the file is not of it.
    """
    readers: Mapping[str, Callable[[SourceFile], Iterator[Item]]] = {"csljson": _json, "ris": _ris, "cff": _cff}
    form = form or _form_of(file)
    if form == "bibtex":
        return list(_bibtex(parse_bibliography(file)))
    found = [entry_of(item, locale) for item in readers[form](file)]
    if not found:
        raise UsageError(f"there is no work in {file.path}", "it should be CSL JSON, RIS, CFF or BibTeX")
    return found


def _form_of(file: SourceFile) -> str:
    if form := _FORMS.get(file.path.lower().rpartition(".")[2]):
        return form
    start = file.text.lstrip()
    if start[:1] in {"[", "{"}:
        return "csljson"
    if re.search(r"^TY  - ", file.text, re.MULTILINE):
        return "ris"
    if re.search(r"^cff-version:", file.text, re.MULTILINE):
        return "cff"
    if re.search(r"^\s*@\w+\s*[{(]", file.text, re.MULTILINE):
        return "bibtex"
    raise UsageError(f"{file.path} is none of CSL JSON, RIS, CFF, BibTeX", "say what it is with `--from`")


def _json(file: SourceFile) -> Iterator[Item]:
    try:
        said = json.loads(file.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UsageError(f"{file.path}:{line} is no JSON", str(getattr(error, "msg", "")).lower()) from error
    items = said.get("items", [said]) if isinstance(said, dict) else said
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise UsageError(f"{file.path} is no CSL JSON", 'it is a list of works: `[{ "type": "book", … }]`')
    yield from items


def _ris(file: SourceFile) -> Iterator[Item]:
    """RIS as Zotero, EndNote and publishers write it. A value that goes on in the next line goes on."""
    tags: list[tuple[str, str]] = []
    for line in file.text.splitlines():
        match = _RIS_LINE.match(line.rstrip())
        if match and match["tag"] == "ER":
            yield _ris_item(tags)
            tags = []
        elif match:
            tags.append((match["tag"], match["value"].strip()))
        elif tags and line.strip():
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {line.strip()}".strip())
    if tags:
        yield _ris_item(tags)


def _ris_item(tags: list[tuple[str, str]]) -> Item:
    said = [(tag, value) for tag, value in tags if value]
    first = dict(reversed(said))
    item: dict[str, Any] = {"type": _RIS_TYPES.get(first.get("TY", ""), "document")}
    for tag, value in said:
        if tag in _RIS_NAMES:
            item.setdefault(_RIS_NAMES[tag], []).append(_ris_name(value))
        elif tag == "SN":
            is_issn = re.fullmatch(r"\d{4}-?\d{3}[\dXx]", value)
            _put(item, "ISSN" if is_issn else "ISBN", value, tag)
        elif tag in _RIS_DATES:
            _put_date(item, _RIS_DATES[tag], value, tag)
        elif tag not in _RIS_JOINED:
            _put(item, _RIS_TEXTS.get(tag, tag), value, tag)
    keywords = [value for tag, value in said if tag == "KW"]
    pages = dict.fromkeys(first[tag] for tag in ("SP", "EP") if tag in first)
    return {**item, "keyword": ", ".join(keywords), "page": "-".join(pages)}


def _put(item: dict[str, Any], name: str, value: str, tag: str) -> None:
    """Sets a variable; a second value is kept under its tag, so that it is told."""
    if item.setdefault(name, value) != value:
        item[f"{tag} ({value})"] = value


def _put_date(item: dict[str, Any], name: str, value: str, tag: str) -> None:
    match = _RIS_DATE.fullmatch(value.rstrip("/"))
    if match is None:
        item[f"{tag} ({value})"] = value
        return
    parts = [int(match[part]) for part in ("year", "month", "day") if match[part]]
    known = item.get(name, {}).get("date-parts", [[]])[0]
    if len(parts) > len(known):  # `DA` says the day of the year that `PY` says
        item[name] = {"date-parts": [parts]}


def _ris_name(value: str) -> Mapping[str, str]:
    family, comma, rest = value.partition(",")
    given, _, suffix = rest.partition(",")
    if not comma:
        return {"literal": value}
    return {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}


def _cff(file: SourceFile) -> Iterator[Item]:
    """The work that a CITATION.cff asks to be cited (Citation File Format 1.2.0)."""
    said = read_yaml(file.text, file.path)
    if not isinstance(said, dict):
        raise UsageError(f"{file.path} is no CFF", "it begins with `cff-version: 1.2.0`")
    preferred = said.get("preferred-citation")
    yield _cff_item(preferred if isinstance(preferred, dict) else said)


def _cff_item(said: Mapping[str, Any]) -> Item:
    item: dict[str, Any] = {"type": _CFF_TYPES.get(str(said.get("type", "software")), "document")}
    for name, value in said.items():
        if name in _CFF_PEOPLE and isinstance(value, list):
            item[name.removesuffix("s")] = [_cff_name(one) for one in value if isinstance(one, dict)]
        elif name in _CFF_DATES and isinstance(value, str):
            item[_CFF_DATES[name]] = {"raw": value}
        elif name == "keywords" and isinstance(value, list):
            item["keyword"] = ", ".join(one for one in value if isinstance(one, str))
        elif name in _CFF_BODIES and isinstance(value, dict):
            item[_CFF_BODIES[name]] = value.get("name", "")
        elif name not in _CFF_ABOUT_ITSELF:
            item[_CFF.get(name, name)] = value
    return _joined(item, said)


def _joined(item: dict[str, Any], said: Mapping[str, Any]) -> Item:
    """The item with what CFF says in several values as one: the date of a work in parts, its first and last page."""
    parts = [item.pop(name, None) for name in ("year", "month", "day")]
    if any(parts):
        item.setdefault("issued", {"date-parts": [[part for part in parts if part]]})
    pages = [str(page) for page in (item.pop("start", None), item.pop("end", None)) if page]
    if pages:
        item["page"] = "-".join(pages)
    if "URL" not in item and isinstance(said.get("repository-code"), str):
        item["URL"] = item.pop("repository-code")
    return item


def _cff_name(person: Mapping[str, Any]) -> Mapping[str, str]:
    if isinstance(person.get("name"), str):
        return {"literal": person["name"], **{name: value for name, value in person.items() if name != "name"}}
    names = {"family": "family-names", "given": "given-names", "non-dropping-particle": "name-particle"}
    said = {own: person.get(name) for own, name in {**names, "suffix": "name-suffix"}.items()}
    found = {own: value for own, value in said.items() if isinstance(value, str)}
    more = {name: value for name, value in person.items() if name not in {*names.values(), "name-suffix"}}
    return {**more, **(found or {"literal": str(person.get("alias", ""))})}


def _bibtex(library: Bibliography) -> Iterator[NewEntry]:
    """The entries of another library, their values as they are typed there."""
    for broken in library.broken:
        line = library.file.position(broken.span.start).line
        raise UsageError(f"{library.file.path}:{line}: {broken.reason}", broken.hint)
    for entry in library.entries:
        yield NewEntry(entry.type, dict(_typed(library, entry)), entry.key, tuple(one.name for one in entry.repeated))
    if not library.entries:
        raise UsageError(f"there is no work in {library.file.path}", "it should be CSL JSON, RIS, CFF or BibTeX")


def _typed(library: Bibliography, entry: Entry) -> Iterator[tuple[str, str]]:
    for field in sorted(entry.fields.values(), key=lambda one: one.span):
        yield field.name, _value(library, field)


def _value(library: Bibliography, field: Field) -> str:
    """A value with its delimiters; what an `@string` of the other library says stands for its name."""
    written = raw_value(library.file.text, field)
    is_plain = written[:1] in {"{", '"'} and len(written) == len(field.value) + 2
    if is_plain or written.isdecimal() or written.lower() in MONTHS:
        return written
    return f"{{{field.value}}}"
