"""What an edition of a paper published, as its record says it: `content/editions/NAME.toml`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from paperbuild.findings.source import SourceFile, Span

_Value = TypeVar("_Value")


def _nothing() -> Mapping[str, _Value]:
    return MappingProxyType({})


@dataclass(frozen=True)
class PublishedHeading:
    """A heading: its `level` from 1, the `number` printed before it, or an empty text, and its words."""

    level: int
    number: str
    text: str


@dataclass(frozen=True)
class PublishedBlock:
    """A paragraph, an item, a table or whatever else has an address by its place.

    `words` is its fingerprint (`compare/fingerprints.py`), `number` what stands before an item of a numbered list;
    `figures` are the values of its figures, `carries` its notes (`^slug`) and the works that it cites (`@key`).
    """

    words: str
    number: str = ""
    figures: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublishedNote:
    """A note: its `number` from 1, the section that it stands in, and what it cites, each with its place in the work
    behind it (`smith2018, p. 4`). `is_citation` says that a citation alone makes it; `words` stands for what it says
    (`compare/fingerprints.py`)."""

    number: int
    section: str
    cites: tuple[str, ...] = ()
    is_citation: bool = False
    words: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The works that it cites."""
        return tuple(one.partition(",")[0] for one in self.cites)


@dataclass(frozen=True)
class PublishedWork:
    """What was printed of a work, as far as others know it by that: the fields of the library without mark-up."""

    author: str = ""
    title: str = ""
    date: str = ""


@dataclass(frozen=True)
class PublishedLocale:
    """What an edition published in one language, each thing by its address, notes by their names, in the order of the
    text. `numbered` has the numbers of tables, figures and formulas, `places` all other addresses."""

    title: str = ""
    headings: Mapping[str, PublishedHeading] = field(default_factory=_nothing)
    notes: Mapping[str, PublishedNote] = field(default_factory=_nothing)
    numbered: Mapping[str, str] = field(default_factory=_nothing)
    blocks: Mapping[str, PublishedBlock] = field(default_factory=_nothing)
    places: tuple[str, ...] = ()

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Everything in it that a link may lead to."""
        notes = {f"note.{name}" for name in self.notes}
        return frozenset({*self.headings, *self.numbered, *self.blocks, *self.places, *notes})


@dataclass(frozen=True)
class EditionRecord:
    """An edition on record. `replaces` names the one before it, or is empty; `digest` stands for the text of all that
    it was made from (`app/editions.py`)."""

    file: SourceFile
    name: str
    date: datetime.date
    replaces: str = ""
    digest: str = ""
    works: Mapping[str, PublishedWork] = field(default_factory=_nothing)
    locales: Mapping[str, PublishedLocale] = field(default_factory=_nothing)


@dataclass(frozen=True)
class EditionFault:
    """Why a file is no record of an edition."""

    file: SourceFile
    span: Span
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Editions:
    """The editions on record, the oldest first, and what is wrong with files that should be records."""

    records: tuple[EditionRecord, ...] = ()
    faults: tuple[EditionFault, ...] = ()

    @property
    def last(self) -> EditionRecord | None:
        """The newest; None where no edition has been marked."""
        return self.records[-1] if self.records else None

    def named(self, name: str) -> EditionRecord | None:
        """The edition of that name, in capitals or small letters."""
        return next((one for one in self.records if one.name.casefold() == name.casefold()), None)

    def published(self, code: str) -> Iterator[tuple[EditionRecord, PublishedLocale]]:
        """Each edition that there was in the language `code`, with what it published in that, the oldest first."""
        yield from ((one, one.locales[code]) for one in self.records if code in one.locales)

    @cached_property
    def latest(self) -> Mapping[str, Mapping[str, PublishedBlock]]:
        """By language, each block that any edition published, as the newest that has it says it; those of the newest
        edition first, in its order."""
        found: dict[str, dict[str, PublishedBlock]] = {}
        for record in reversed(self.records):
            for code, locale in record.locales.items():
                mine = found.setdefault(code, {})
                mine |= {address: block for address, block in locale.blocks.items() if address not in mine}
        return found


NO_EDITIONS = Editions()


def in_order(records: list[EditionRecord]) -> tuple[EditionRecord, ...]:
    """`records`, the oldest first: by their dates, and of those of one day each behind the one that it replaces."""
    by_name = {one.name: one for one in records}

    def depth(one: EditionRecord) -> int:
        seen = {one.name}
        while one.replaces in by_name and one.replaces not in seen:
            seen.add(one.replaces)
            one = by_name[one.replaces]
        return len(seen)

    return tuple(sorted(records, key=lambda one: (one.date, depth(one), one.name)))
