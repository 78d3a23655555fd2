"""Every field that biblatex knows is printed in a note, in every type of entry, or stands below with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from paperbuild.syntax.bibtex.biblatex import (
    CONTAINERS,
    DATE_FIELDS,
    ENTRY_TYPES,
    FIELDS,
    NAME_FIELDS,
    PRINTED_FIELDS,
    UNPRINTED_FIELDS,
)
from tests.output.test_like_pandoc import ours, plain

assert plain  # both tests read notes in the same way

UNPRINTED: Mapping[str, str] = {
    **dict.fromkeys(("crossref", "xdata"), "they name entries"),
    **dict.fromkeys(
        ("langid", "langidopts", "language", "origlanguage"), "they are the language of a text, not a text"
    ),
    **dict.fromkeys(("isbn", "issn", "isrn"), "our style prints no number of that kind"),
    **dict.fromkeys(("pagetotal", "pagination", "bookpagination"), "they tell what pages are, not which"),
    **dict.fromkeys(("shorttitle", "shortjournal", "shortseries"), "they stand where a work comes again"),
    **dict.fromkeys(("label", "key", "indextitle", "indexsorttitle", "gender"), "biblatex prints them in no reference"),
    **dict.fromkeys(("usera", "userb", "userc", "userd", "usere", "userf"), "they mean what their owner made of them"),
    **dict.fromkeys(("namea", "nameb", "namec"), "they mean what their owner made of them"),
    **dict.fromkeys(("eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass"), "together, an address"),
    **dict.fromkeys(("origtitle", "origpublisher", "origlocation", "reprinttitle"), "only related entries print them"),
    **dict.fromkeys(("editortype", "editoratype", "editorbtype", "editorctype"), "they are the role of a name"),
    **dict.fromkeys(("entrysubtype", "nameaddon", "holder"), "biblatex's own styles print them for no such work"),
    **dict.fromkeys(("eventdate", "urldate"), "the date of the work stands there, or the address they belong to"),
    "shorteditor": "the author is there, who is called by their own short name",
    "pubstate": "the date is printed, where there is one",
}
ONLY_IN_CONTAINERS = {"booktitle", "booksubtitle", "booktitleaddon", "bookauthor"}
BESIDE: Mapping[str, Mapping[str, str]] = {
    "mainsubtitle": {"maintitle": "Whole"},
    "maintitleaddon": {"maintitle": "Whole"},
    "booksubtitle": {"booktitle": "Book"},
    "booktitleaddon": {"booktitle": "Book"},
    "journalsubtitle": {"journaltitle": "Journal"},
    "journaltitleaddon": {"journaltitle": "Journal"},
    "issuesubtitle": {"journaltitle": "Journal", "issuetitle": "Issue"},
    "issuetitleaddon": {"journaltitle": "Journal", "issuetitle": "Issue"},
    "issuetitle": {"journaltitle": "Journal"},
    "issue": {"journaltitle": "Journal"},
    "eventtitleaddon": {"eventtitle": "Event"},
    "month": {"year": "1999"},
}
VALUES: Mapping[str, tuple[str, str]] = {
    "month": ("oct", "october"),
    "url": ("https://zqurl.example/", "zqurl"),
    "doi": ("10.1000/zqdoi", "zqdoi"),
    "volumes": ("7", "7 vols"),
    "year": ("1901", "1901"),
    **{name: (f"{1910 + at}", f"{1910 + at}") for at, name in enumerate(DATE_FIELDS)},
}


def entry(kind: str, name: str) -> tuple[Mapping[str, str], str]:
    """The fields of an entry with one field that is looked for, and what it has to say."""
    fields = {"author": "Doe, Jo", "title": "Base", **BESIDE.get(name, {})}
    if kind in CONTAINERS:
        fields = {"booktitle": "Book", **fields}
    if name not in {"year", "month", "date"}:
        fields["date"] = "1999"
    value, printed = VALUES.get(name, (f"Zq{name}z", f"zq{name}z"))
    fields[name] = f"{value}, Jo" if name in NAME_FIELDS and name != "shortauthor" else value
    return fields, printed


def asked() -> Iterator[tuple[str, str]]:
    for kind in sorted(ENTRY_TYPES - {"set", "xdata"}):
        for name in sorted(FIELDS - UNPRINTED_FIELDS - UNPRINTED.keys()):
            if name not in ONLY_IN_CONTAINERS or kind in CONTAINERS:
                yield kind, name


# What a type has no place for in biblatex either: a journal in a chapter, a book around a film.
NO_PLACE = {
    *(
        (kind, name)
        for kind in CONTAINERS
        for name in ("journaltitle", "journal", "journalsubtitle", "journaltitleaddon")
    ),
    *(("periodical", name) for name in ("journaltitle", "journal", "journalsubtitle", "journaltitleaddon")),
    ("patent", "location"),
    ("periodical", "note"),
}


def test_a_field_that_is_printed_is_one_to_the_rules() -> None:
    assert FIELDS - UNPRINTED_FIELDS - UNPRINTED.keys() <= PRINTED_FIELDS


@pytest.mark.slow
def test_every_field_is_printed_or_has_a_reason() -> None:
    made = [(kind, name, *entry(kind, name)) for kind, name in asked() if (kind, name) not in NO_PLACE]
    library = "".join(
        f"@{kind}{{k{at},\n" + "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items()) + "}\n"
        for at, (kind, _, fields, _) in enumerate(made)
    )
    notes = ours(library, len(made), "en")
    lost = [
        (kind, name, note) for (kind, name, _, said), note in zip(made, notes, strict=True) if said not in note.lower()
    ]
    assert lost == []
