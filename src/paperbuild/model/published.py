"""What the sections of a locale publish now: what an edition's record has, told without the paper being assembled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from paperbuild.findings.source import Span
from paperbuild.model.addressed import Placed, box_titles, placed, titles_of_boxes
from paperbuild.model.bibliography import Bibliography
from paperbuild.model.blocks import TRANSLATORS_NOTE
from paperbuild.model.identifiers import note_names, told_apart
from paperbuild.model.numbered import numbered_kind
from paperbuild.model.section import Citation, Section
from paperbuild.model.works_list import wanted, works_list


@dataclass(frozen=True)
class NoteNow:
    """A note: its `number` from 1 (0 of a translator's own), the `name` in its address, what it cites, and where it is
    called. `slug` is what its author calls it; empty of a citation that makes a note by itself."""

    number: int
    name: str
    slug: str
    citations: tuple[Citation, ...]
    section: Section
    site: Span


@dataclass(frozen=True)
class HeadingNow:
    """A heading with its `identifier` in the paper, and the `number` printed before it, or an empty text."""

    identifier: str
    level: int
    number: str
    text: str
    section: Section
    span: Span


@dataclass(frozen=True)
class Published:
    """The `sections` of one locale; headings are numbered down to the level `depth`. `kept` are the addresses that
    differ from those by place (`compare/kept.py`)."""

    sections: tuple[Section, ...]
    depth: int
    kept: Mapping[str, str]
    library: Bibliography | None = None

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """What has an address by its place."""
        return placed(self.sections)

    def address(self, one: Placed) -> str:
        """The address of something, as it is printed."""
        return self.kept.get(one.address, one.address)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Everything that a link may lead to."""
        return frozenset(self._addresses())

    def _addresses(self) -> Iterator[str]:
        yield from (self.address(one) for one in self.placed)
        yield from (one.identifier for one in self.headings)
        yield from self.given
        yield from titles_of_boxes(self.placed)
        yield from (f"note.{one.name}" for one in self.notes if one.name)
        yield from (f"work.{key}" for key in sorted(self.listed))

    @cached_property
    def listed(self) -> frozenset[str]:
        """The keys of the works that stand in a list of works, and have an address there."""
        divs = (div for section in self.sections for div in section.divs)
        lists = [works_list(div.identifier, div.classes, dict(div.attributes)) for div in divs]
        if self.library is None or not any(lists):
            return frozenset()
        library = self.library
        cited = {library.own_key(one.key) for section in self.sections for one in section.citations}
        entries = library.by_key.values()
        return frozenset(entry.key for one in lists if one for entry in wanted(one, entries, cited))

    @cached_property
    def given(self) -> tuple[str, ...]:
        """The identifiers of anything but headings, in order."""
        renames = self._renames
        headings = {(one.identifier, one.span) for section in self.sections for one in section.headings}
        return tuple(
            renames.get(section.path, {}).get(name, name)
            for section in self.sections
            for name, span in section.identifiers
            if (name, span) not in headings
        )

    @cached_property
    def _renames(self) -> Mapping[str, Mapping[str, str]]:
        return told_apart(self.sections)

    @cached_property
    def headings(self) -> tuple[HeadingNow, ...]:
        """The headings, but for those that are called after the box that they stand in."""
        return tuple(self._headings())

    def _headings(self) -> Iterator[HeadingNow]:
        linked = {link.target.rpartition("#")[2] for section in self.sections for link in section.links}
        count = 0
        for section in self.sections:
            renames, titles = self._renames.get(section.path, {}), box_titles(section, linked)
            counts: list[int] = []
            part = ""
            for at, one in enumerate(section.headings):
                plain = not {"unnumbered", "frontmatter"} & set(one.classes) and not one.container
                number = ""
                if one.level == 1 and at == 0 and plain:
                    count += 1
                    number = part = str(count)
                elif plain and part and 1 < one.level <= self.depth:
                    counts = [*counts, *[0] * one.level][: one.level - 1]
                    counts[-1] += 1
                    number = ".".join(map(str, (part, *counts)))
                if one.identifier and one.identifier not in titles:
                    name = renames.get(one.identifier, one.identifier)
                    yield HeadingNow(name, one.level, number, one.text, section, one.span)

    @cached_property
    def numbered(self) -> Mapping[str, str]:
        """The number of each table, figure and formula that has one, by its identifier, each kind by itself."""
        counts: Counter[object] = Counter()
        found: dict[str, str] = {}
        for section in self.sections:
            for identifier in section.numbered:
                counts[numbered_kind(identifier)] += 1
                found[identifier] = str(counts[numbered_kind(identifier)])
        return found

    @cached_property
    def notes(self) -> tuple[NoteNow, ...]:
        """The notes in the order of print."""
        return tuple(_notes(self.sections))


def _notes(sections: Sequence[Section]) -> Iterator[NoteNow]:
    names = note_names([(one.slug, section.path) for section in sections for one in section.definitions])
    number, by_key = 0, Counter[str]()
    for section in sections:
        calls = {call.span: call.slug for call in section.calls}
        of_notes, groups = defaultdict[str, list[Citation]](list), defaultdict[int, list[Citation]](list)
        for one in section.citations:
            (of_notes[one.note] if one.note else groups[one.group]).append(one)
        starts = {found[0].span: found for found in groups.values()}
        for site in section.sites:
            slug = calls.get(site, "")
            number += not slug.startswith(TRANSLATORS_NOTE)
            if slug:
                own = 0 if slug.startswith(TRANSLATORS_NOTE) else number
                yield NoteNow(own, names.get((slug, section.path), slug), slug, (*of_notes[slug],), section, site)
                continue
            cited = starts.get(site, [])
            name = ""
            if cited:
                by_key[cited[0].key] += 1
                again = by_key[cited[0].key]
                name = cited[0].key if again == 1 else f"{cited[0].key}-{again}"
            yield NoteNow(number, name, "", (*cited,), section, site)
