"""Puts a mark where a text refers to what has a number, and says at the end what stands there: `Table 3`, `note 12`.

What is referred to may come later, so that its number is known only when everything has been put in order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from paperbuild.compose.trees import Around
from paperbuild.engines.pandoc_tree import attr, span, word
from paperbuild.language.labels import Labels
from paperbuild.language.languages import joined
from paperbuild.language.lookup import with_region
from paperbuild.language.typography import Quotes
from paperbuild.model.identifiers import note_names
from paperbuild.model.manuscript import (
    REFERENCE_MARK,
    ContentsEntry,
    CrossReference,
    Note,
    NumberedEntry,
    Part,
    note_mark,
    reference_mark,
)
from paperbuild.model.numbered import NumberedKind, referred
from paperbuild.syntax.markdown.tree import BROKEN_CLASS
from paperbuild.syntax.targets import TargetKind, target_of

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import CitationItem, CiteInline, Inline, LinkInline, StrInline

PAGE_CLASS = "page"
"""The class of a link without words that names the page in print: `[](#tbl-rents){.page}`."""


class _Asked(NamedTuple):
    """A reference as it is asked for: the `target` of a link from the section at `path`, and how it is `written`.
    `prefix` stands in the place of the word, `is_bare` says that there is none; with a `capital` it begins large."""

    target: str
    path: str
    written: str
    prefix: tuple[Inline, ...] = ()
    is_bare: bool = False
    is_capital: bool = False
    is_page: bool = False
    is_link: bool = True


@dataclass
class CrossReferences:
    """The references of one manuscript so far. `marks` are the quotation marks of its language `locale`."""

    labels: Labels
    marks: Quotes
    locale: str
    asked: list[_Asked] = field(default_factory=list)

    def of_cite(self, cite: CiteInline, path: str, around: Around) -> list[Inline | CiteInline] | None:
        """Marks for the references in a citation, and what is left of it; None where it has none."""
        items = cite["c"][0]
        references = [item for item in items if referred(item["citationId"])]
        if not references:
            return None
        works = [item for item in items if not referred(item["citationId"])]
        is_link = not any(element["t"] == "Link" for element in around)
        made = self._several([self._of_item(item, path, is_link=is_link) for item in references])
        rest: list[CiteInline] = [{"t": "Cite", "c": (works, cite["c"][1])}] if works else []
        return [*made, *rest]

    def of_link(self, link: LinkInline, path: str) -> Inline | None:
        """A mark for a link without words that leads to a place of the paper; None for any other."""
        (_, classes, _), words, (target, _) = link["c"]
        if words or target_of(target, path).kind not in {TargetKind.HEADING, TargetKind.SECTION}:
            return None
        return self._mark(_Asked(target, path, f"[]({target})", is_page=PAGE_CLASS in classes))

    def unlinked(self, text: StrInline) -> Inline | None:
        """For the mark of a reference, that of the same within the words of a link; None for any other word."""
        match = REFERENCE_MARK.fullmatch(text["c"])
        return self._mark(self.asked[int(match[1])]._replace(is_link=False)) if match else None

    def _of_item(self, item: CitationItem, path: str, *, is_link: bool) -> list[Inline]:
        key, mode = item["citationId"], item["citationMode"]["t"]
        identifier = referred(key)
        asked = _Asked(
            f"#{identifier}",
            path,
            f"@{key}",
            prefix=tuple(item["citationPrefix"]),
            is_bare=mode == "SuppressAuthor",
            is_capital=key != identifier,
            is_link=is_link,
        )
        suffix = item["citationSuffix"]
        if mode == "AuthorInText" and suffix:
            suffix = [{"t": "Space"}, word("["), *suffix, word("]")]
        return [self._mark(asked), *suffix]

    def _several(self, items: Sequence[list[Inline]]) -> list[Inline]:
        """References of one pair of brackets, joined as the language joins several things."""
        if len(items) == 1:
            return items[0]
        signs = [chr(0xF0000 + number) for number in range(len(items))]
        made: list[Inline] = []
        between = ""
        for letter in joined(signs, with_region(self.locale)):
            if letter in signs:
                made += [word(between)] if between else []
                made += items[signs.index(letter)]
                between = ""
            else:
                between += letter
        return made

    def _mark(self, asked: _Asked) -> Inline:
        self.asked.append(asked)
        return word(reference_mark(len(self.asked) - 1))

    def resolved(self, places: ReferencePlaces) -> tuple[CrossReference, ...]:
        """What stands in the place of each mark."""
        return tuple(self._resolved(asked, places) for asked in self.asked)

    def _resolved(self, asked: _Asked, places: ReferencePlaces) -> CrossReference:
        found = places.find(asked.target, asked.path)
        if found is None:
            broken = span(attr(classes=[BROKEN_CLASS]), [word(asked.written)])
            return CrossReference("", (broken,))
        page = self.labels.in_text("page", "{}") if asked.is_page else ""
        return CrossReference(found.identifier, tuple(self._words(asked, found)), page, asked.is_link)

    def _words(self, asked: _Asked, found: _Place) -> Iterator[Inline]:
        if not found.number:
            yield from (word(self.marks.opening), *found.title, word(self.marks.closing))
        elif asked.prefix:
            yield from (*asked.prefix, word(f"\N{NO-BREAK SPACE}{found.number}"))
        elif asked.is_bare:
            yield word(found.number)
        else:
            said = self.labels.in_text(found.kind, found.number)
            yield word(said[:1].upper() + said[1:] if asked.is_capital else said)


class _Place(NamedTuple):
    """What is referred to: by its `number`, or where it has none by its `title`."""

    identifier: str
    kind: str
    number: str
    title: tuple[Inline, ...] = ()


class ReferencePlaces:
    """What a manuscript has that can be referred to, once it is in order."""

    def __init__(
        self,
        parts: Sequence[Part],
        contents: Sequence[ContentsEntry],
        numbered: Sequence[NumberedEntry],
        notes: Sequence[Note],
    ) -> None:
        self._by_identifier: dict[str, _Place] = {}
        for entry in contents:
            place = _Place(entry.identifier, NumberedKind.SECTION.value, entry.number, entry.title)
            self._by_identifier.setdefault(entry.identifier, place)
        for one in numbered:
            self._by_identifier[one.identifier] = _Place(one.identifier, one.kind.value, one.number)
        self._parts = {part.path: part.identifier for part in parts}
        self._by_identifier |= _notes(notes)

    def find(self, target: str, path: str) -> _Place | None:
        """The place that a link to `target`, from the section at `path`, leads to."""
        to = target_of(target, path)
        if to.kind is TargetKind.SECTION and not to.fragment:
            return self._by_identifier.get(self._parts.get(to.path, ""))
        return self._by_identifier.get(to.fragment)


def _notes(notes: Collection[Note]) -> Mapping[str, _Place]:
    """The notes by their addresses; of several with one, the first that an author has named."""
    names = note_names([(note.identifier, note.path) for note in notes if not note.is_citation_only])
    found: dict[str, _Place] = {}
    for note in sorted(notes, key=lambda one: one.is_citation_only):
        name = note.identifier if note.is_citation_only else names[note.identifier, note.path]
        address = f"note.{name}"
        found.setdefault(address, _Place(address, "note", note_mark(note.number)))
    return found
