"""Puts the sections of one locale together: their order, their numbers, their contents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import panflute as pf

from paperbuild.compose.complete import CompleteSection, completed
from paperbuild.compose.files import place_file
from paperbuild.compose.foreign import Foreign, mark_foreign
from paperbuild.compose.identifiers import linked_identifiers, make_unique, name_boxes, part_identifier
from paperbuild.compose.metadata import typeset_metadata
from paperbuild.compose.numbering import CallSites, Numbering
from paperbuild.compose.quotations import typeset_quotation
from paperbuild.compose.trees import copy_of, first_heading, language_of, walked
from paperbuild.compose.works import Works
from paperbuild.language.typography import quotes
from paperbuild.model.manuscript import MARK_OPEN, ContentsEntry, Manuscript, Part, PartKind
from paperbuild.model.paper import Locale, Paper
from paperbuild.model.section import Section

_UNNUMBERED = {"unnumbered", "frontmatter"}


def assemble(paper: Paper, locale: Locale) -> Manuscript:
    """The manuscript of `locale`. What is broken stands in it as a span of class `broken-reference`."""
    sections = completed(paper, locale)
    locale = replace(
        locale,
        sections=tuple(one.written for one in sections),
        metadata=typeset_metadata(locale.metadata, locale.code),
    )
    work = _Assembly(paper, locale)
    for one in sections:
        work.add(one)
    return Manuscript(
        locale=locale,
        settings=paper.settings,
        parts=tuple(work.parts),
        contents=tuple(work.contents),
        notes=tuple(work.numbering.notes),
        clusters=tuple(work.works.clusters),
    )


@dataclass
class _Assembly:
    paper: Paper
    locale: Locale
    parts: list[Part] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    identifiers: set[str] = field(default_factory=set)
    numbered: int = 0

    def __post_init__(self) -> None:
        self.marks = quotes(self.locale.code)
        self.works = Works(self.paper.bibliography, self.locale.code)
        self.numbering = Numbering(self.works, self.marks)
        self.linked = linked_identifiers(self.locale.sections)

    def add(self, complete: CompleteSection) -> None:
        """Adds one section as the next part."""
        section = complete.section
        doc = section.tree()
        label = self.locale.metadata.strings.not_translated
        mark_foreign(doc, Foreign(complete.foreign, self.paper.settings.locale, label))
        heading = first_heading(doc)
        classes = tuple(heading.classes) if heading else ()
        number = self._number(heading)
        name_boxes(doc, section, self.linked)
        make_unique(doc, self.identifiers)
        place = CallSites(section.path, len(self.parts), iter([complete.place(site) for site in section.sites]))
        doc = walked(doc, lambda element: self.numbering.number(element, place))
        doc = walked(doc, lambda element: self._finish(element, section))
        self._list_headings(doc, number)
        if number:
            _set_number(first_heading(doc), number)
        self.parts.append(
            Part(
                identifier=part_identifier(doc, section),
                number=number,
                kind=_kind(classes),
                title=_title(doc),
                tree=doc,
                path=section.path,
            )
        )

    def _finish(self, element: pf.Element, section: Section) -> Any:
        """Quotations, lists of works and images, in one walk: walks are most of what assembling costs."""
        if isinstance(element, pf.Quoted):
            return typeset_quotation(element, self.marks)
        if isinstance(element, pf.Div):
            return self.works.fill_list(element, self.identifiers)
        if isinstance(element, pf.Image):
            place_file(element, section.path, self.paper.project.files)
        return None

    def _number(self, heading: pf.Header | None) -> str:
        if heading is None or heading.level != 1 or _UNNUMBERED & set(heading.classes):
            return ""
        self.numbered += 1
        return str(self.numbered)

    def _list_headings(self, doc: pf.Doc, number: str) -> None:
        for block in doc.content:
            if isinstance(block, pf.Header):
                self.contents.append(
                    ContentsEntry(
                        identifier=block.identifier,
                        number=number if block.level == 1 else "",
                        level=block.level,
                        title=_without_notes(block),
                        part=len(self.parts),
                    )
                )


def _kind(classes: tuple[str, ...]) -> PartKind:
    if "frontmatter" in classes:
        return PartKind.FRONT
    return PartKind.BACK if "backmatter" in classes else PartKind.BODY


def _set_number(heading: pf.Header, number: str) -> None:
    label = pf.Span(pf.Str(number), classes=["section-number"])
    heading.content = [label, pf.Space, *heading.content]


def _title(doc: pf.Doc) -> tuple[pf.Inline, ...]:
    heading = first_heading(doc)
    return _without_notes(heading) if heading else ()


def _without_notes(heading: pf.Header) -> tuple[pf.Inline, ...]:
    plain = copy_of(pf.Doc(pf.Plain(*(pf.Span(*heading.content),))))
    plain = walked(plain, lambda element: [] if _is_call(element) else None)
    title = tuple(plain.content[0].content[0].content)
    code = language_of(heading)
    return (pf.Span(*title, attributes={"lang": code}),) if code else title


def _is_call(element: pf.Element) -> bool:
    return isinstance(element, pf.Str) and element.text.startswith(f"{MARK_OPEN}n")
