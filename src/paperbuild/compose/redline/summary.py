"""The page in front of a redline: what has changed, in the words of the paper's language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, cast

from paperbuild.compare.editions.excerpts import excerpt
from paperbuild.compare.editions.renumbered import renumbered
from paperbuild.compose.redline.weaving import inlines_of
from paperbuild.compose.redline.words import filled
from paperbuild.engines.pandoc_tree import attr, code, link, span, word
from paperbuild.language.dates import date_text
from paperbuild.language.spacing import colon
from paperbuild.model.changes import (
    Account,
    BlockChange,
    ChangeKind,
    FieldChange,
    LocaleChanges,
    NoteChange,
    SectionChange,
    WorkChange,
)
from paperbuild.model.classes import DELETED_CLASS, INSERTED_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Inline, Inlines

_CLASSES = {"gone": DELETED_CLASS, "call gone": DELETED_CLASS, "come": INSERTED_CLASS, "call come": INSERTED_CLASS}


@dataclass(frozen=True)
class Summary:
    """What is said on that page. `sides` are how the two editions are called; `anchors` has the address of each change
    of a block, `section_of_note` that of the section that calls a note, by its number."""

    account: Account
    changes: LocaleChanges
    sides: tuple[str, str]
    words: Mapping[str, str]
    anchors: Sequence[str]
    section_of_note: Callable[[int], str]

    def blocks(self, identifier: str) -> list[Block]:
        """The page, its heading with that identifier."""
        title = _header(1, self.words["title"], identifier)
        old, new = self.sides
        intro = filled(self.words["from_to"], old=old, new=new)
        found = [title, _para(inlines_of(intro)), _para(self._legend())]
        for name, items in self._groups():
            if items:
                found += [_header(2, self.words[name], f"{identifier}.{name}"), _list(items)]
        if len(found) == 3:
            found.append(_para(inlines_of(self.words["nothing"])))
        return found

    def _legend(self) -> Inlines:
        """How inserted and deleted words look, shown on words."""
        come = span(attr(classes=[INSERTED_CLASS]), [*inlines_of(self.words["inserted_words"])])
        gone = span(attr(classes=[DELETED_CLASS]), [*inlines_of(self.words["deleted_words"])])
        found: Inlines = []
        for at, piece in enumerate(self.words["legend"].split("|")):
            found += [come if at == 1 else gone] if at in {1, 2} else []
            found += [{"t": "Space"}] if found and piece[:1].isalpha() else []
            found += [*inlines_of(piece)]
            found += [{"t": "Space"}] if piece[-1:].isspace() else []
        return found

    def _groups(self) -> Iterator[tuple[str, list[Inlines]]]:
        fields = (*self.account.settings, *self.changes.settings)
        yield "said", [self._field(one) for one in fields]
        yield "sections", [self._section(one) for one in self.changes.sections]
        yield "text", [self._block(*both) for both in zip(self.changes.blocks, self.anchors, strict=True)]
        told = [one for one in self.changes.notes if one.kind is not ChangeKind.RENUMBERED]
        yield "notes", [*map(self._note, told), *self._numbers()]
        yield "works", [self._work(one) for one in self.account.works]
        codes = groupby(self.account.stale, key=lambda one: one.locale)
        counts = [(code, len([*group])) for code, group in codes]
        yield "translations", [[*inlines_of(filled(self.words["stale"], locale=c, count=n))] for c, n in counts]

    def _field(self, change: FieldChange) -> Inlines:
        head = change.name.partition(".")[0]  # `authors.1.family` is what readers know as the authors
        name = next((self.words[one] for one in (f"field_{change.name}", f"field_{head}") if one in self.words), head)
        old, new = (self._value(change.name, value) for value in (change.old, change.new))
        return [*inlines_of(name), self._colon(), *_apart(old, new)[1:]]

    def _colon(self) -> Inline:
        """A colon with the spaces that the language has around it."""
        return word(colon(self.changes.locale))

    def _value(self, name: str, value: str) -> str:
        """A value as readers read it: a date in the language of the paper."""
        return date_text(datetime.date.fromisoformat(value), self.changes.locale) if name == "date" and value else value

    def _section(self, change: SectionChange) -> Inlines:
        title = change.new_title or change.old_title
        if change.kind is ChangeKind.RENAMED:
            said = filled(self.words["renamed"], old=change.old_title, new=change.new_title)
        elif change.kind is ChangeKind.MOVED:
            places = [
                filled(self.words["after"], title=one) if one else self.words["first"]
                for one in (change.new_after, change.old_after)
            ]
            said = filled(self.words["moved"], title=title, new=places[0], old=places[1])
        else:
            said = filled(self.words[change.kind.value], title=title)
        linked = change.kind is not ChangeKind.REMOVED
        return _linked([*inlines_of(said)], change.identifier if linked else "")

    def _block(self, change: BlockChange, anchor: str) -> Inlines:
        place = change.new or change.old
        title = place.title if place else ""
        lead = _linked([*inlines_of(title)], anchor)
        said: list[Inline] = [*lead, self._colon()]
        if change.kind is ChangeKind.MOVED and change.old:
            where = filled(self.words["block_moved"], title=change.old.title, count=change.count)
            said += [*inlines_of(where), {"t": "Space"}]
        return [*said, *self._marked(excerpt(change.words))]

    def _note(self, change: NoteChange) -> Inlines:
        number = change.new_number or change.old_number
        if change.kind is ChangeKind.RENAMED:
            return self._renamed(change)
        said = filled(self.words[f"note_{change.kind.value}"], number=number, old=change.old_number)
        address = self.section_of_note(change.new_number) if change.new_number else ""
        return [*_linked([*inlines_of(said)], address), self._colon(), *self._marked(excerpt(change.words))]

    def _renamed(self, change: NoteChange) -> Inlines:
        """A note with another name: its address was, and is."""
        number = change.new_number
        label = _linked([*inlines_of(f"{self.words['note']} {number}")], self.section_of_note(number))
        address = self.words["field_URL"]
        found: Inlines = [*label, self._colon(), *inlines_of(address)]
        # As code, which runs from left to right in every language.
        for kind, name in ((DELETED_CLASS, change.old_identifier), (INSERTED_CLASS, change.identifier)):
            found += [{"t": "Space"}, span(attr(classes=[kind]), [code(f"#note.{name}")])]
        return found

    def _numbers(self) -> Iterator[Inlines]:
        for first, last, now, end in renumbered(self.changes.notes):
            name = "renumbered_one" if first == last else "renumbered"
            yield [*inlines_of(filled(self.words[name], first=first, last=last, now=now, end=end))]

    def _marked(self, words: Sequence[tuple[str, str]]) -> Inlines:
        """Words in pieces, each marked by how it stands with it."""
        found: Inlines = []
        for how, text in words:
            bare = text.strip()
            gaps = [_gap(end) if end.isspace() and bare else [] for end in (text[:1], text[-1:])]
            inlines = [*inlines_of(f"{self.words['note']} {bare}" if how.startswith("call") else bare)]
            marked = [span(attr(classes=[_CLASSES[how]]), inlines)] if how in _CLASSES and inlines else inlines
            found += cast("Inlines", [*gaps[0], *(marked or _gap(text[:1])), *gaps[1]])
        return found

    def _work(self, change: WorkChange) -> Inlines:
        said = filled(self.words[f"work_{change.kind.value}"], name=change.name)
        found: Inlines = [*inlines_of(said)]
        for one in change.fields:
            found += [word("; ")] if one is not change.fields[0] else [self._colon()]
            found += [*inlines_of(self.words.get(f"field_{one.name}", one.name)), *_apart(one.old, one.new)]
        return found


def _gap(space: str) -> Inlines:
    """A space of a text; one that holds words together, as what it is."""
    return [{"t": "Space"}] if space in " \n" else [word(space)]


def _apart(old: str, new: str) -> Inlines:
    """A value as it was and as it is."""
    found: Inlines = []
    for text, name in ((old, DELETED_CLASS), (new, INSERTED_CLASS)):
        if text:
            found += [{"t": "Space"}, span(attr(classes=[name]), [*inlines_of(text)])]
    return found


def _linked(words: Inlines, address: str) -> Inlines:
    return [link("Link", attr(), words, (f"#{address}", ""))] if address and words else words


def _header(level: int, text: str, identifier: str) -> Block:
    return cast("Block", {"t": "Header", "c": [level, attr(identifier, ["unnumbered"]), [*inlines_of(text)]]})


def _para(inlines: Iterator[Inline] | Sequence[Inline]) -> Block:
    return {"t": "Para", "c": [*inlines]}


def _list(items: Sequence[Inlines]) -> Block:
    return {"t": "BulletList", "c": [[{"t": "Plain", "c": item}] for item in items]}
