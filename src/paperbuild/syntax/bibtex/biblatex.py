"""The names that biblatex knows: types of entries, fields, and what each of them holds (biblatex 3.20, 2.1 to 2.3)."""

from __future__ import annotations

from collections.abc import Mapping, Set

from paperbuild.language.months import english_month_number

CONTAINERS = frozenset({"inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings"}) | {
    "conference",
    "inreference",
}
"""Types whose work is a part of another, which their `booktitle` names."""

ENTRY_TYPES = CONTAINERS | frozenset(
    "article suppperiodical periodical book mvbook booklet collection mvcollection dataset manual misc online"
    " electronic www patent proceedings mvproceedings reference mvreference report techreport set software thesis"
    " mastersthesis phdthesis unpublished xdata artwork audio image jurisdiction legislation legal letter movie music"
    " performance review standard video customa customb customc customd custome customf"
    " bibnote commentary softwareversion softwaremodule codefragment".split()
)

NAME_FIELDS = frozenset(
    "author editor editora editorb editorc translator annotator commentator introduction foreword afterword"
    " bookauthor holder shortauthor shorteditor namea nameb namec".split()
)

DATE_FIELDS = ("date", "origdate", "eventdate", "urldate")

VERBATIM_FIELDS = frozenset("url doi eprint file isbn issn isrn pdf".split())
"""Fields that are taken as they stand: no LaTeX in them."""

UNPRINTED_FIELDS = frozenset(
    "abstract annotation annote file pdf keywords sortkey sortname sorttitle sortyear shorthand presort related"
    " relatedtype relatedoptions relatedstring entryset ids options execute library owner timestamp xref".split()
)
"""Fields that no reference prints; an engine need not read them."""

FIELDS = (
    NAME_FIELDS
    | VERBATIM_FIELDS
    | UNPRINTED_FIELDS
    | frozenset(DATE_FIELDS)
    | frozenset(
        "address addendum archiveprefix bookpagination booksubtitle booktitle booktitleaddon chapter crossref edition"
        " editortype editoratype editorbtype editorctype eid entrysubtype eprintclass eprinttype eventtitle"
        " eventtitleaddon gender howpublished indexsorttitle indextitle institution issue issuesubtitle issuetitle"
        " issuetitleaddon journal journalsubtitle journaltitle journaltitleaddon key label langid langidopts language"
        " location mainsubtitle maintitle maintitleaddon month nameaddon note number organization origlanguage"
        " origlocation origpublisher origtitle pages pagetotal pagination part primaryclass publisher pubstate"
        " reprinttitle school series shortjournal shortseries shorttitle subtitle title titleaddon type usera userb"
        " userc userd usere userf venue version volume volumes xdata year".split()
    )
)

_NEVER_PRINTED = frozenset(
    "bookpagination entrysubtype eprintclass gender holder indexsorttitle indextitle isrn issn key"
    " label langidopts namea nameaddon"
    " nameb namec origlanguage origlocation origpublisher origtitle pagetotal pagination primaryclass reprinttitle"
    " shortjournal shortseries usera userb userc userd usere userf".split()
)

PRINTED_FIELDS = FIELDS - UNPRINTED_FIELDS - _NEVER_PRINTED
"""Fields that a reference of some kind of work prints, or takes what it prints from; and `isbn`, which HTML tells to
programs."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The `@string`s that every .bib file has."""


def month_word(typed: str) -> str:
    """The one of `MONTHS` that a month's English name, or a short form of it, means; empty where it is none."""
    number = english_month_number(typed)
    return MONTHS[number - 1] if number else ""


REQUIRED_FIELDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("journaltitle", "journal", "crossref"),),
    **dict.fromkeys(sorted(CONTAINERS), (("booktitle", "crossref"),)),
    "inbook": (("booktitle", "crossref", "chapter", "pages"),),
    **dict.fromkeys(("online", "electronic", "www"), (("url", "doi", "eprint"),)),
    **dict.fromkeys(("thesis", "mastersthesis", "phdthesis"), (("institution", "school"),)),
}
"""For each type, what a reader cannot find the work without, beside its title: one of each tuple. A date or an author
may be missing: many works have none, and nobody should invent one. BibTeX's `@inbook` is a part of the
book that its `title` names, by `chapter` or `pages`."""

_ON_THE_WEB = frozenset({"doi", "url", "eprint"})


def lacking_fields(kind: str, own: Set[str]) -> list[str]:
    """The fields without which a work of the type `kind` that has the fields `own` cannot be found. Where it is on the
    web, or has a number there, is enough; a title it has to have."""
    where = () if own & _ON_THE_WEB else REQUIRED_FIELDS.get(kind, ())
    return [names[0] for names in (("title",), *where) if own.isdisjoint(names)]
