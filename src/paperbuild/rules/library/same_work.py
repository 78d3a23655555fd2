"""Two entries are the same work, by their DOI, their ISBN and title, or their title, year and authors.

If a work is in the bibliography twice, a second note prints it in full instead of referring back, and a correction in
one entry does not reach the other.

    @book{mac-smith2018, title = {Revolting Prostitutes}, …}
    @book{smith-mac2018, title = {Revolting prostitutes}, …}
          ^^^^^^^^^^^^^ the same work as `mac-smith2018`

This is an error if both are cited. Cite the same one everywhere and delete the other. If they are two works, give them
something that tells them apart: subtitle, edition, volume, number, pages, place, publisher or address. Entries of
different types count as different works, such as a report and its press release, or a working paper and the later
article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperbuild.engines.bibtex import plain_text
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.model.bibliography import NO_WORKS, Bibliography, Entry
from paperbuild.syntax.bibtex.biblatex import CONTAINERS
from paperbuild.syntax.bibtex.identifiers import is_isbn, same_doi, same_isbn
from paperbuild.syntax.bibtex.inheritance import with_parents
from paperbuild.syntax.bibtex.names import name_parts, split_names

RULE = Rule("BIB011", "same-work", Severity.ERROR, __doc__)

# Fields of which two works have two values, each group by any of its names.
_APART = tuple(
    tuple(group.split("/"))
    for group in (
        "volume number issue edition part pages chapter eid journaltitle/journal booktitle maintitle series version"
        " type language/langid titleaddon eventtitle eventdate translator editor doi eprint isbn issuetitle"
        " location/address publisher institution/school/organization howpublished note addendum origdate"
        " month jurisdiction related"
    ).split()
)
_OF_ONE_DOI = (("volume",), ("part",), ("chapter",), ("pages",), ("eid",), ("number",))
_ONE_TYPE = {"techreport": "report", "conference": "inproceedings", "electronic": "online", "www": "online"}
_COMPARED = 50  # each entry with the same title is compared with only so many of the first ones


def check_library(library: Bibliography) -> Iterator[Diagnostic]:
    """Every entry that is the same work as one before it."""
    seen: dict[tuple[str, ...], list[Entry]] = {}
    complete = with_parents(library)
    for own in library.entries:
        # What an entry takes from its parents tells it apart, too.
        entry = complete[own.key] if library.by_key[own.key] is own else own
        marks = list(_marks(entry))
        for mark in marks:
            earlier = next((other for other in seen.get(mark, ()) if _is_same(mark[0], entry, other)), None)
            if earlier:
                line = library.file.position(earlier.span.start).line
                message = f"`{entry.key}`{_THAN}{earlier.key}` on line {line}: {_SAME[mark[0]]}"
                yield RULE.at(library.file, entry.key_span, message, _hint(entry, earlier))
                break
        for mark in marks:
            if len(alike := seen.setdefault(mark, [])) < _COMPARED:
                alike.append(entry)


_SAME = {
    "doi": "they have the same DOI",
    "isbn": "they have the same ISBN",
    "title": "they have the same title, year and first author",
}


_THAN = " is the same work as `"


def earlier_key(finding: Diagnostic) -> str:
    """The key of the earlier of the two entries that a finding of this rule is about, as its message says it."""
    return finding.message.partition(_THAN)[2].partition("` on line ")[0]


def _hint(entry: Entry, earlier: Entry) -> str:
    cite = f"cite `{earlier.key}` everywhere, and delete this one"
    if _is_one_title(entry, earlier):
        return f"{cite}, or add what tells the two apart"
    return f"{cite}, or correct the DOI that is wrong"


def _marks(entry: Entry) -> Iterator[tuple[str, ...]]:
    """What two entries of one work share: a kind of mark and its value, each in one form."""
    if entry.type in NO_WORKS or not entry.key:
        return
    if doi := same_doi(entry.value("doi")):
        yield "doi", doi
    if is_isbn(isbn := entry.value("isbn")) and entry.type not in CONTAINERS:
        yield "isbn", same_isbn(isbn)
    if title := _title(entry):
        yield "title", title, entry.value("date", "year")[:4]


def _is_same(mark: str, entry: Entry, other: Entry) -> bool:
    """Whether nothing tells the two apart. One key twice is another rule's business."""
    if entry.key.casefold() == other.key.casefold():
        return False
    if mark == "doi":
        is_part = bool(CONTAINERS & {entry.type, other.type})
        return not any(_differ(entry, other, names) for names in _OF_ONE_DOI) and (
            not is_part or _title(entry) == _title(other)
        )
    if mark == "isbn":
        return _is_one_title(entry, other) and not any(_differ(entry, other, (name,)) for name in ("volume", "part"))
    if _type(entry) != _type(other) or _differ_in_day(entry, other) or _differ_in_place(entry, other):
        return False
    if any(_differ(entry, other, names) for names in _APART):
        return False
    authors = _authors(entry)
    return _are_one(authors, _authors(other)) and bool(authors or entry.value("date", "year"))


def _type(entry: Entry) -> str:
    return _ONE_TYPE.get(entry.type, entry.type)


def _differ(entry: Entry, other: Entry, names: tuple[str, ...]) -> bool:
    one, two = _folded(entry.value(*names)), _folded(other.value(*names))
    return bool(one and two) and one != two


def _differ_in_day(entry: Entry, other: Entry) -> bool:
    one, two = entry.value("date"), other.value("date")
    return bool(one and two) and not (one.startswith(two) or two.startswith(one))


def _differ_in_place(entry: Entry, other: Entry) -> bool:
    """Whether the two stand at two addresses on the web, neither having a DOI, which would tell better."""
    if entry.value("doi") and other.value("doi"):
        return False
    one, two = (re.sub(r"^https?://(?:www\.)?|(?<!/)/++$", "", each.value("url").strip()) for each in (entry, other))
    return bool(one and two) and one != two


def _is_one_title(entry: Entry, other: Entry) -> bool:
    """Whether the titles are one, with a subtitle in one of them or without."""
    one, two = sorted((_title(entry), _title(other)), key=len)
    return two == one or two.startswith(f"{one} ")


def _title(entry: Entry) -> str:
    return _folded(f"{entry.value('title')} {entry.value('subtitle')}")


def _authors(entry: Entry) -> tuple[str, ...]:
    """The family names of those who wrote a work, or else edited it."""
    names = (name for name, _ in split_names(entry.value("author", "editor")) if name)
    return tuple(_folded(name_parts(name).family_name or name) for name in names)


def _are_one(authors: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two lists of family names are those of one work: one of them may name fewer."""
    shorter, longer = sorted((authors, others), key=len)
    return bool(shorter) == bool(longer) and all(
        one == two or one == "others" for one, two in zip(shorter, longer, strict=False)
    )


def _folded(latex: str) -> str:
    return re.sub(r"[\W_]+", " ", plain_text(latex).casefold()).strip()
