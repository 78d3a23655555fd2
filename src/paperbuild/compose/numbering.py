"""Numbers the notes of a manuscript in the order of print, and puts a mark where each is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from paperbuild.compose.files import place_file
from paperbuild.compose.joined_quotations import as_read, joined_quotations
from paperbuild.compose.quotations import typeset_quotation
from paperbuild.compose.references import CrossReferences
from paperbuild.compose.sentences import Surroundings, cited_in_sentences
from paperbuild.compose.trees import Around, Change, attributes_of, is_note_site, is_within_note, language_of, walked
from paperbuild.compose.works import Works
from paperbuild.engines.pandoc_tree import word
from paperbuild.findings.source import Span
from paperbuild.language.joined_quotes import joins_quotations
from paperbuild.language.typography import Quotes
from paperbuild.model.blocks import TRANSLATORS_NOTE
from paperbuild.model.manuscript import Note, call_mark

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import (
        Block,
        CiteInline,
        Inline,
        LinkInline,
        NoteInline,
        QuotedInline,
        SpanInline,
        StrInline,
    )


@dataclass(frozen=True)
class CallSites:
    """Where the notes of one section are called: its `path`, its number among the parts, and its `sites` in order."""

    path: str
    part: int
    sites: Iterator[Span]


@dataclass
class Numbering:
    """The `notes` of one manuscript so far. `marks` are the quotation marks of its language, `files` the project's;
    `references` gets what its text refers to."""

    works: Works
    marks: Quotes
    files: Mapping[str, bytes]
    references: CrossReferences
    notes: list[Note] = field(default_factory=list)
    _by_key: Counter[str] = field(default_factory=Counter)  # how often a citation of a work alone made a note

    def changes(self, place: CallSites) -> Mapping[str, Change]:
        """A mark in the place of what makes a note: a note called by name, a citation, a note written inline."""
        return {
            "Cite": partial(self._cite, place),
            "Link": partial(self._link, place),
            "Note": partial(self._inline, place),
            "Span": partial(self._site, place),
        }

    # A citation within a note is dealt with when its note comes up: the walk goes from the inside out. A note has no
    # notes: one within another is a finding, and nothing of it can be printed.
    def _cite(self, place: CallSites, cite: CiteInline, around: Around) -> Any:
        if is_within_note(around):
            return None
        parts = self.references.of_cite(cite, place.path, around)
        if parts is None:
            return self._citation(cite, place)
        made = [self._citation(one, place) if one["t"] == "Cite" else [one] for one in parts]
        return [inline for inlines in made for inline in inlines]

    def _link(self, place: CallSites, link: LinkInline, around: Around) -> Inline | None:
        return None if is_within_note(around) else self.references.of_link(link, place.path)

    def _inline(self, place: CallSites, note: NoteInline, around: Around) -> Any:
        if around and is_note_site(around[-1]):
            return None
        return [] if is_within_note(around) else self._note(note, f"note-{self._next()}", place)

    def _site(self, place: CallSites, span: SpanInline, around: Around) -> Any:
        note = span["c"][1][0] if is_note_site(span) else None
        if note is None or note["t"] != "Note":
            return None
        return [] if is_within_note(around) else self._note(note, attributes_of(span)["slug"], place)

    def _next(self, slug: str = "") -> int:
        """The number of the next note; a translator's own takes none of those that the notes have in all languages."""
        own = [note.number < 0 for note in self.notes]
        return -own.count(True) - 1 if slug.startswith(TRANSLATORS_NOTE) else own.count(False) + 1

    def _note(self, note: NoteInline, slug: str, place: CallSites) -> StrInline:
        number = self._next(slug)
        keys: list[str] = []

        def set_cite(cite: CiteInline, around: Surroundings) -> list[Inline]:
            keys.extend(citation["citationId"] for citation in cite["c"][0])
            return self.works.cited(cite, number, around)

        referring = walked(note["c"], self._referring(place))
        blocks = walked(
            cited_in_sentences(referring, set_cite),
            {
                "Quoted": self.typeset,
                "Image": lambda image, _: place_file(image, place.path, self.files),
                **joined_quotations(self.works.locale),
            },
        )
        self._append(number, slug, place, tuple(blocks), tuple(keys))
        return word(call_mark(number))

    def is_citation(self, number: int) -> bool:
        """Whether a citation alone makes note `number`."""
        return any(note.number == number and note.is_citation_only for note in self.notes)

    def _referring(self, place: CallSites) -> Mapping[str, Change]:
        """A mark in the place of what refers to something that has a number, in the words of a note."""
        return {
            "Cite": lambda cite, around: self.references.of_cite(cite, place.path, around),
            "Link": lambda link, _: self.references.of_link(link, place.path),
        }

    def typeset(self, quoted: QuotedInline, around: Around) -> list[Inline]:
        """A quotation in its marks; where these may be another's, `joined_quotations` sets them."""
        is_of_block = not any(one["t"] in {"Image", "Cite"} or language_of(one) for one in around)
        if is_of_block and joins_quotations(self.works.locale):
            return as_read(quoted)
        return typeset_quotation(quoted, around, self.marks)

    def _citation(self, cite: CiteInline, place: CallSites) -> list[Inline]:
        """The call of the note that a citation alone makes, after the author where the text names them."""
        number = self._next()
        citations = cite["c"][0]
        keys = tuple(citation["citationId"] for citation in citations)
        self._by_key[keys[0]] += 1
        count = self._by_key[keys[0]]
        identifier = keys[0] if count == 1 else f"{keys[0]}-{count}"
        content = self.works.cited(cite, number)
        self._append(number, identifier, place, ({"t": "Para", "c": content},), keys, is_citation_only=True)
        call = word(call_mark(number))
        is_author_named = citations[0]["citationMode"]["t"] == "AuthorInText"
        return [self.works.author(keys[0]), call] if is_author_named else [call]

    def _append(
        self,
        number: int,
        identifier: str,
        place: CallSites,
        blocks: tuple[Block, ...],
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
