"""Numbers the notes of a manuscript in the order of print, and puts a mark where each is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import panflute as pf

from paperbuild.compose.quotations import typeset_quotation
from paperbuild.compose.trees import is_note_site, is_within_note, walked
from paperbuild.compose.works import Works
from paperbuild.findings.source import Span
from paperbuild.language.typography import Quotes
from paperbuild.model.blocks import TRANSLATORS_NOTE
from paperbuild.model.manuscript import Note, call_mark


@dataclass(frozen=True)
class CallSites:
    """Where the notes of one section are called: its `path`, its number among the parts, and its `sites` in order."""

    path: str
    part: int
    sites: Iterator[Span]


@dataclass
class Numbering:
    """The `notes` of one manuscript so far. `marks` are the quotation marks of its language."""

    works: Works
    marks: Quotes
    notes: list[Note] = field(default_factory=list)
    _by_key: Counter[str] = field(default_factory=Counter)  # how often a citation of a work alone made a note

    def number(self, element: pf.Element, place: CallSites) -> Any:
        """A mark in the place of what makes a note: a note called by name, a citation, a note written inline."""
        # A citation within a note has been dealt with when its note comes up: the walk goes from the inside out.
        if isinstance(element, pf.Cite):
            return None if is_within_note(element) else self._citation(element, place)
        is_inline = isinstance(element, pf.Note) and not is_note_site(element.parent)
        if not is_inline and not is_note_site(element):
            return None
        if is_within_note(element):
            return []  # a note has no notes: it is a finding, and nothing of it can be printed
        if is_inline:
            return self._note(element, f"note-{self._next()}", place)
        return self._note(element.content[0], element.attributes["slug"], place)

    def _next(self, slug: str = "") -> int:
        """The number of the next note; a translator's own takes none of those that the notes have in all languages."""
        own = [note.number < 0 for note in self.notes]
        return -own.count(True) - 1 if slug.startswith(TRANSLATORS_NOTE) else own.count(False) + 1

    def _note(self, note: pf.Note, slug: str, place: CallSites) -> pf.Str:
        number = self._next(slug)
        keys: list[str] = []

        def set_cite(element: pf.Element) -> Any:
            if not isinstance(element, pf.Cite):
                return None
            keys.extend(citation.id for citation in element.citations)
            return self.works.cited(element, number, is_whole_note=False)

        holder = walked(pf.Div(*note.content), set_cite)
        holder = walked(holder, self._typeset)
        self._append(number, slug, place, tuple(holder.content), tuple(keys))
        return pf.Str(call_mark(number))

    def _typeset(self, element: pf.Element) -> Any:
        return typeset_quotation(element, self.marks) if isinstance(element, pf.Quoted) else None

    def _citation(self, cite: pf.Cite, place: CallSites) -> Any:
        """The call of the note that a citation alone makes, after the author where the text names them."""
        number = self._next()
        keys = tuple(citation.id for citation in cite.citations)
        self._by_key[keys[0]] += 1
        count = self._by_key[keys[0]]
        identifier = keys[0] if count == 1 else f"{keys[0]}-{count}"
        content = self.works.cited(cite, number, is_whole_note=True)
        self._append(number, identifier, place, (pf.Para(*content),), keys, is_citation_only=True)
        call = pf.Str(call_mark(number))
        if cite.citations[0].mode == "AuthorInText":
            return [pf.Str(self.works.author(keys[0])), call]
        return call

    def _append(
        self,
        number: int,
        identifier: str,
        place: CallSites,
        blocks: tuple[pf.Block, ...],
        keys: tuple[str, ...],
        *,
        is_citation_only: bool = False,
    ) -> None:
        self.notes.append(
            Note(
                number=number,
                identifier=identifier,
                path=place.path,
                span=next(place.sites),
                blocks=blocks,
                keys=keys,
                part=place.part,
                is_citation_only=is_citation_only,
            )
        )
