"""Puts the sections of one locale together: their order, their numbers, their contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from paperbuild.compare.kept import kept_addresses
from paperbuild.compose.abbreviations import Abbreviations
from paperbuild.compose.calls import calls_close
from paperbuild.compose.complete import CompleteSection, completed
from paperbuild.compose.files import place_file
from paperbuild.compose.foreign import Foreign, mark_foreign
from paperbuild.compose.identifiers import (
    identifier_of,
    linked_identifiers,
    make_unique,
    name_boxes,
    part_identifier,
    renamed,
)
from paperbuild.compose.joined_quotations import joined_quotations
from paperbuild.compose.labels import labels_in
from paperbuild.compose.listing import NumberedLists
from paperbuild.compose.metadata import typeset_metadata
from paperbuild.compose.numbered import CaptionNumbering
from paperbuild.compose.numbering import CallSites, Numbering
from paperbuild.compose.references import CrossReferences, ReferencePlaces
from paperbuild.compose.trees import Around, first_heading, language_of, walked
from paperbuild.compose.works import Works
from paperbuild.engines.pandoc_tree import attr, span, word
from paperbuild.language.labels import Labels
from paperbuild.language.typography import quotes
from paperbuild.model.identifiers import told_apart
from paperbuild.model.manuscript import MARK_OPEN, ContentsEntry, CrossReference, Manuscript, Part, PartKind
from paperbuild.model.numbered import listed_kind
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import Section
from paperbuild.model.works_list import works_list

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DivBlock, HeaderBlock, Inline, QuotedInline, StrInline

_UNNUMBERED = {"unnumbered", "frontmatter"}
_UNLISTED = "unlisted"  # as in pandoc: the heading does not stand in the contents


def assemble(paper: Paper, locale: Locale) -> Manuscript:
    """The manuscript of `locale`. What is broken stands in it as a span of class `broken-reference`."""
    sections = completed(paper, locale)
    labels = labels_in(locale)
    locale = replace(
        locale,
        sections=tuple(one.written for one in sections),
        metadata=typeset_metadata(locale.metadata, locale.code),
    )
    work = _Assembly(paper, locale, tuple(one.section for one in sections), labels)
    for one in sections:
        work.add(one)
    work.fill_lists()
    return Manuscript(
        locale=locale,
        settings=paper.settings,
        parts=tuple(work.parts),
        contents=tuple(work.contents),
        notes=tuple(work.numbering.notes),
        clusters=tuple(work.works.clusters),
        numbered=tuple(work.captions.entries),
        references=work.resolved_references(),
        lists=tuple(work.lists.found.values()),
        addresses=kept_addresses(
            paper.editions,
            locale.code,
            work.sections,
            () if locale.code == paper.source.code else paper.source.sections,
        ),
    )


@dataclass
class _Assembly:
    paper: Paper
    locale: Locale
    sections: tuple[Section, ...]
    labels: Labels
    parts: list[Part] = field(default_factory=list)
    headings: list[ContentsEntry] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    identifiers: set[str] = field(default_factory=set)
    with_lists: list[int] = field(default_factory=list)
    with_numbered_lists: list[int] = field(default_factory=list)
    numbered: int = 0

    def __post_init__(self) -> None:
        self.marks = quotes(self.locale.code)
        self.works = Works(self.paper.bibliography, self.locale.code)
        self.references = CrossReferences(self.labels, self.marks, self.locale.code)
        self.numbering = Numbering(self.works, self.marks, self.paper.project.files, self.references)
        self.captions = CaptionNumbering(self.labels)
        self.lists = NumberedLists(self.labels)
        self.abbreviations = Abbreviations(self.locale.metadata.abbreviations, self.locale.code)
        self.linked = linked_identifiers(self.locale.sections)
        self.renames = told_apart(self.sections)

    def add(self, complete: CompleteSection) -> None:
        """Adds one section as the next part."""
        section = complete.section
        label = self.locale.strings["not_translated"]
        blocks = mark_foreign(section.tree(), Foreign(complete.foreign, self.paper.settings.locale, label))
        heading = first_heading(blocks)
        classes = tuple(heading["c"][1][1]) if heading else ()
        number = self._number(heading)
        blocks = renamed(blocks, section, self.renames)
        if any(listed_kind(div.classes) for div in section.divs):
            blocks = self.lists.titled(blocks)
            self.with_numbered_lists.append(len(self.parts))
        boxed = name_boxes(blocks, section, self.linked, self.renames.get(section.path, {}))
        blocks = make_unique(boxed, self.identifiers)
        place = CallSites(section.path, len(self.parts), iter([complete.place(site) for site in section.sites]))
        blocks = walked(blocks, self.numbering.changes(place))
        blocks = self.captions.numbered(self._finished(blocks, section), len(self.parts))
        if self.abbreviations.meanings:
            blocks = self.abbreviations.explained(blocks)
        if any(works_list(div.identifier, div.classes, dict(div.attributes)) for div in section.divs):
            self.with_lists.append(len(self.parts))
        numbered = list(_numbered_headings(blocks, number, self.paper.settings.number_depth))
        self._list_headings(numbered)
        for one, its_number in numbered:
            if its_number:
                _set_number(one, its_number)
        self.parts.append(
            Part(
                identifier=part_identifier(blocks, section),
                number=number,
                kind=_kind(classes),
                title=_title(blocks),
                tree=blocks,
                path=section.path,
            )
        )

    def fill_lists(self) -> None:
        """Fills in the lists of works, of tables and of figures, once it is known what the whole paper has of them."""
        cited = self.works.cited_keys()

        def fill_list(div: DivBlock, _: Around) -> DivBlock | None:
            return self.works.fill_list(div, cited, self.identifiers)

        def fill_numbered(div: DivBlock, _: Around) -> DivBlock | None:
            return self.lists.filled(div, self.captions.entries, self.references.unlinked)

        for at in self.with_numbered_lists:
            self.parts[at] = replace(self.parts[at], tree=walked(self.parts[at].tree, {"Div": fill_numbered}))
        for at in self.with_lists:
            self.parts[at] = replace(self.parts[at], tree=walked(self.parts[at].tree, {"Div": fill_list}))

    def resolved_references(self) -> tuple[CrossReference, ...]:
        """What the text says where it refers to something, now that everything has its number."""
        places = ReferencePlaces(self.parts, self.headings, self.captions.entries, self.numbering.notes)
        return self.references.resolved(places)

    def _finished(self, blocks: list[Block], section: Section) -> list[Block]:
        """Calls, quotations and images, in one walk: walks are most of what assembling costs."""
        place = partial(place_file, section_path=section.path, files=self.paper.project.files)
        close = calls_close(self.numbering.is_citation)

        def quote(quoted: QuotedInline, around: Around) -> list[Inline]:
            return self.numbering.typeset(close["Quoted"](quoted, around) or quoted, around)

        changes = {
            **close,
            "Quoted": quote,
            "Image": lambda image, _: place(image),
            **joined_quotations(self.locale.code),
        }
        made: list[Block] = walked(blocks, changes)
        return made

    def _number(self, heading: HeaderBlock | None) -> str:
        if heading is None or heading["c"][0] != 1 or _UNNUMBERED & set(heading["c"][1][1]):
            return ""
        self.numbered += 1
        return str(self.numbered)

    def _list_headings(self, headings: Sequence[tuple[HeaderBlock, str]]) -> None:
        for heading, number in headings:
            entry = ContentsEntry(
                identifier=identifier_of(heading),
                number=number,
                level=heading["c"][0],
                title=_without_notes(heading),
                part=len(self.parts),
            )
            self.headings.append(entry)
            if _UNLISTED not in heading["c"][1][1]:
                self.contents.append(entry)


def _numbered_headings(blocks: Sequence[Block], number: str, depth: int) -> Iterator[tuple[HeaderBlock, str]]:
    """The headings that stand directly in a part with that `number`, each with its own; empty below the `depth`, where
    the author wants none, and in a part without one. A level that is left out counts as 0."""
    counts: list[int] = []
    for block in blocks:
        if block["t"] != "Header":
            continue
        level = block["c"][0]
        is_numbered = bool(number) and level <= depth and not _UNNUMBERED & set(block["c"][1][1])
        if level == 1 or not is_numbered:
            yield block, number if level == 1 and is_numbered else ""
            continue
        counts = [*counts, *[0] * level][: level - 1]
        counts[-1] += 1
        yield block, ".".join(map(str, (number, *counts)))


def _kind(classes: tuple[str, ...]) -> PartKind:
    if "frontmatter" in classes:
        return PartKind.FRONT
    return PartKind.BACK if "backmatter" in classes else PartKind.BODY


def _set_number(heading: Any, number: str) -> None:
    label = span(attr(classes=["section-number"]), [word(number)])
    heading["c"][2] = [label, {"t": "Space"}, *heading["c"][2]]


def _title(blocks: list[Block]) -> tuple[Inline, ...]:
    heading = first_heading(blocks)
    return _without_notes(heading) if heading else ()


def _without_notes(heading: HeaderBlock) -> tuple[Inline, ...]:
    title: list[Inline] = walked(heading["c"][2], {"Str": _without_call})
    code = language_of(heading)
    return (span(attr(attributes=[("lang", code)]), title),) if code else tuple(title)


def _without_call(text: StrInline, _: Around) -> list[Inline] | None:
    return [] if text["c"].startswith(f"{MARK_OPEN}n") else None
