"""Gathers the addresses of a paper that `paperbuild links` asks, and makes findings of what they said."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urlsplit

from paperbuild.engines.web import WebAnswer
from paperbuild.findings.diagnostic import Diagnostic, Rule
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.paper import Paper
from paperbuild.model.section import LinkKind
from paperbuild.rules.network import dead_address, moved_address, retracted_work, unclear_address, unknown_doi
from paperbuild.syntax.bibtex.identifiers import same_doi
from paperbuild.syntax.bibtex.slips import right_doi, right_url

_FIELDS = ("url", "archive", "archiveurl")
_REGISTER = "https://doi.org/api/handles/"
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_GONE = frozenset({404, 410})
_ARCHIVE = re.compile(r"https?://(?:web\.archive\.org/web/|archive\.(?:today|ph|is|org)/|perma\.cc/)\S+")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_NOTHING, _UNKNOWN_HANDLE = b'"responseCode":100', 404


@dataclass(frozen=True)
class Asked:
    """An address at a place in the paper: `address` is what is asked, `doi` the DOI that it stands for, or empty;
    `archived` copies of it that the entry names, `day` when it was last seen there (ISO 8601), or empty."""

    address: str
    file: SourceFile
    span: Span
    locale: str = ""
    doi: str = ""
    archived: tuple[str, ...] = ()
    day: str = ""


def addresses_of(paper: Paper, register: str = _REGISTER) -> list[Asked]:
    """Every address on the web in the library and in the sections, each at each of its places; for a DOI, its address
    in the `register`."""
    return [*_in_library(paper, register), *_in_sections(paper)]


def _in_library(paper: Paper, register: str) -> Iterator[Asked]:
    file = paper.bibliography.file
    for entry in paper.bibliography.entries:
        copies = tuple(
            match[0].rstrip(".,;)}") for field in entry.fields.values() for match in _ARCHIVE.finditer(field.value)
        )
        day = entry.value("urldate").strip()
        for name in _FIELDS:
            field = entry.fields.get(name)
            written = field.value.strip() if field else ""
            if field and _is_web(address := right_url(written) or written):
                yield Asked(urldefrag(address)[0], file, field.value_span, "", "", copies, day)
        field = entry.fields.get("doi")
        if field and _DOI.fullmatch(doi := right_doi(field.value.strip())):
            yield Asked(f"{register}{quote(doi, safe='/')}", file, field.value_span, doi=doi)


def _in_sections(paper: Paper) -> Iterator[Asked]:
    for section in paper.sections:
        for link in section.links:
            if link.kind is LinkKind.LINK and _is_web(link.target):
                yield Asked(urldefrag(link.target)[0], section.file, link.span, section.locale)


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)


def findings_of(asked: Iterable[Asked], answers: Mapping[str, WebAnswer]) -> Iterator[Diagnostic]:
    """What is wrong with addresses, each at its place, by what they `answered`."""
    for one in asked:
        answer = answers.get(one.address)
        found = (_of_doi if one.doi else _of_address)(one, answer, answers) if answer else None
        if found:
            rule, message, hint = found
            yield rule.at(one.file, one.span, message, hint, one.locale)


_Found = tuple[Rule, str, str]


def _of_doi(one: Asked, answer: WebAnswer, _: Mapping[str, WebAnswer]) -> _Found | None:
    if answer.status == _UNKNOWN_HANDLE or _NOTHING in answer.body.replace(b" ", b""):
        return unknown_doi.RULE, f"no DOI `{one.doi}` is registered", "compare it with the publisher's page"
    if answer.status != 200:
        return (
            unclear_address.RULE,
            f"whether `{one.doi}` is registered is not known: {_why(answer)}",
            "ask again later",
        )
    return None


def _of_address(one: Asked, answer: WebAnswer, answers: Mapping[str, WebAnswer]) -> _Found | None:
    if answer.status in _GONE or answer.is_no_host:
        why = answer.trouble or f"nothing is there ({answer.status})"
        return dead_address.RULE, f"`{one.address}` leads nowhere: {why}", _archive_hint(one, answers)
    if not 200 <= answer.status < 300 and answer.status != 304:
        return (
            unclear_address.RULE,
            f"whether `{one.address}` is alive is not known: {_why(answer)}",
            "try it in a browser",
        )
    if answer.moved and not _is_same(one.address, answer.moved):
        return moved_address.RULE, f"`{one.address}` has moved", f"the page is now at `{answer.moved}`"
    return None


def _is_same(one: str, two: str) -> bool:
    return urldefrag(one)[0].rstrip("/") == urldefrag(two)[0].rstrip("/")


def _why(answer: WebAnswer) -> str:
    if answer.trouble:
        return answer.trouble
    refused = {401: "it asks for a password", 403: "the server refuses programs", 429: "the server is asked too often"}
    other = "the server refuses to answer" if 400 <= answer.status < 500 else "the server has a fault"
    return f"{refused.get(answer.status, other)} ({answer.status})"


def _archive_hint(one: Asked, answers: Mapping[str, WebAnswer]) -> str:
    """A copy that the entry names and that is alive; or where there may be one of the day on which it was seen."""
    for copy in one.archived:
        if copy != one.address and copy in answers and 200 <= answers[copy].status < 300:
            return f"the entry names a copy that is alive: cite `{copy}`"
    day = _DAY.match(one.day)
    if day:
        stamp = f"{day['year']}{day['month']}{day['day']}"
        return f"there may be a copy: `https://web.archive.org/web/{stamp}/{one.address}`"
    return "find the page where it is now, or cite a copy in a web archive"


# Retractions


def retractions_in(file: SourceFile) -> Mapping[str, str]:
    """What happened to works, by their DOIs in one form, in the table of Retraction Watch (CSV): `Retraction on
    2021-05-03: Error in Data`. Raises UsageError where the table is another."""
    try:
        rows = list(csv.DictReader(io.StringIO(file.text)))
    except csv.Error as error:
        raise UsageError(f"{file.path} is no table (CSV)", str(error)) from error
    if not rows or "OriginalPaperDOI" not in rows[0]:
        hint = "it is the table that Retraction Watch publishes: a column is called `OriginalPaperDOI`"
        raise UsageError(f"{file.path} is no list of retractions", hint)
    found = ((same_doi((row.get("OriginalPaperDOI") or "").strip()), _said(row)) for row in rows)
    return {doi: said for doi, said in found if _DOI.fullmatch(doi)}


def _said(row: Mapping[str, str | None]) -> str:
    nature = (row.get("RetractionNature") or "Retraction").strip()
    day = (row.get("RetractionDate") or "").split(" ")[0]
    reasons = "; ".join(filter(None, ((one.strip().lstrip("+")) for one in (row.get("Reason") or "").split(";"))))
    return nature + (f" on {day}" if day else "") + (f": {reasons}" if reasons else "")


def retracted(paper: Paper, retractions: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Every work whose DOI is in the list."""
    file = paper.bibliography.file
    for entry in paper.bibliography.entries:
        field = entry.fields.get("doi")
        said = retractions.get(same_doi(field.value.strip())) if field else None
        if field and said:
            hint = "do not rest a claim on it; ignore this with a reason if you cite it for that"
            yield retracted_work.RULE.at(file, field.value_span, f"`{entry.key}`: {said}", hint)


def hosts_of(asked: Sequence[Asked]) -> Mapping[str, list[str]]:
    """The addresses to be asked, each once, by their hosts."""
    found: dict[str, list[str]] = {}
    for address in dict.fromkeys(one.address for one in asked):
        found.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    return found
