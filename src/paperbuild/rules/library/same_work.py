"""Two entries are one work: they have the same DOI or ISBN, or the same title, year and first author.

A work that is in the library twice is cited twice over: a second note gives it in full instead of referring back, and
what is corrected in one entry stays wrong in the other.

    @book{mac-smith2018, title = {Revolting Prostitutes}, …}
    @book{smith-mac2018, title = {Revolting prostitutes}, …}
          ^^^^^^^^^^^^^ the same work as `mac-smith2018`

Cite one of them everywhere and take out the other. Where they are two, tell them apart: by subtitle, edition, volume,
number or pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.engines.bibtex import plain_text, read_name
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import NO_WORKS, Bibliography, Entry
from paperbuild.syntax.bibtex.biblatex import CONTAINERS
from paperbuild.syntax.bibtex.identifiers import same_doi, same_isbn
from paperbuild.syntax.bibtex.names import split_names

RULE = Rule("BIB011", "same-work", Severity.ERROR, __doc__)

_APART = (
    "volume number issue edition part pages chapter eid journaltitle journal booktitle maintitle series language langid"
    " version titleaddon eventtitle translator doi isbn issuetitle".split()
)
_COMPARED = 50  # of entries that share a title and are all told apart, each is held against the first so many


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entry that is the same work as one before it."""
    seen: dict[tuple[str, ...], list[Entry]] = {}
    for entry in library.entries:
        for mark in _marks(entry):
            earlier = next((other for other in seen.get(mark, ()) if _is_same(mark[0], entry, other)), None)
            if earlier:
                line = library.file.position(earlier.span.start).line
                message = f"`{entry.key}` is the same work as `{earlier.key}` on line {line}: {_SAME[mark[0]]}"
                hint = f"cite `{earlier.key}` everywhere and take this one out"
                yield RULE.at(library.file, entry.key_span, message, hint)
                break
        for mark in _marks(entry):
            if len(alike := seen.setdefault(mark, [])) < _COMPARED:
                alike.append(entry)


_SAME = {
    "doi": "they have one DOI",
    "isbn": "they have one ISBN",
    "title": "they have one title, year and first author",
}


def _marks(entry: Entry) -> Iterator[tuple[str, ...]]:
    """What two entries of one work share: a kind of mark and its value, each in one form."""
    if entry.type in NO_WORKS or not entry.key:
        return
    if doi := same_doi(entry.value("doi")):
        yield "doi", doi
    if (isbn := same_isbn(entry.value("isbn"))) and entry.type not in CONTAINERS:
        yield "isbn", isbn
    if title := _title(entry):
        yield "title", title, entry.value("date", "year")[:4]


def _is_same(mark: str, entry: Entry, other: Entry) -> bool:
    """Whether nothing tells the two apart. One key twice is another rule's business."""
    if entry.key.casefold() == other.key.casefold():
        return False
    if mark == "doi" and CONTAINERS & {entry.type, other.type}:
        return _title(entry) == _title(other)
    if mark in {"doi", "isbn"}:
        return not any(_differ(entry, other, name) for name in ("volume", "part"))
    if any(_differ(entry, other, name) for name in _APART) or _differ_in_day(entry, other):
        return False
    author = _first_author(entry)
    return author == _first_author(other) and bool(author or entry.value("date", "year"))


def _differ(entry: Entry, other: Entry, name: str) -> bool:
    one, two = entry.value(name), other.value(name)
    return bool(one and two) and _folded(one) != _folded(two)


def _differ_in_day(entry: Entry, other: Entry) -> bool:
    one, two = entry.value("date"), other.value("date")
    return bool(one and two) and not (one.startswith(two) or two.startswith(one))


def _title(entry: Entry) -> str:
    return _folded(f"{entry.value('title')} {entry.value('subtitle')}")


def _first_author(entry: Entry) -> str:
    name, _ = next(split_names(entry.value("author", "editor")))
    return _folded(read_name(name).family or name)


def _folded(latex: str) -> str:
    return re.sub(r"[\W_]+", " ", plain_text(latex).casefold()).strip()
