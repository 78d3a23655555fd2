"""Says what has changed from one edition to another, in one language: sections, blocks, notes, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from paperbuild.compare.editions.compared import Compared, NoteStep, PartStep
from paperbuild.compare.editions.edition import WrittenEdition
from paperbuild.compare.editions.nodes import LINES, BlockNode
from paperbuild.compare.editions.pairing import Step
from paperbuild.compare.editions.places import BlockPlaces
from paperbuild.compare.editions.tokens import COME, GONE, SAME, Marked
from paperbuild.language.numerals.reading import figures, figures_of_code
from paperbuild.model.changes import (
    BlockChange,
    BlockPlace,
    ChangeKind,
    FigureChange,
    LocaleChanges,
    NoteChange,
    SectionChange,
)
from paperbuild.model.manuscript import note_mark

_KINDS = {
    "Header": "heading",
    "CodeBlock": "block of code",
    "Item": "list item",
    "Term": "list item",
    "Row": "row of a table",
    "Caption": "caption",
    "Table": "table",
    "Figure": "figure",
    "BulletList": "list",
    "OrderedList": "list",
    "DefinitionList": "list",
    "Div": "box",
    "BlockQuote": "quotation",
    "HorizontalRule": "rule",
}
_WITHIN = frozenset({"Item", "Term", "Row", "Caption"})


@dataclass(frozen=True, eq=False)
class Told:
    """What has changed in one language, and the step behind each change of a block, in the same order."""

    changes: LocaleChanges
    steps: tuple[Step, ...]


def account_of(both: Compared) -> Told:
    """What has changed in one language, in the order of the later edition."""
    teller = _Teller(both)
    blocks = list(teller.blocks())
    changes = LocaleChanges(
        locale=both.new.manuscript.locale.code,
        sections=tuple(teller.sections()),
        blocks=tuple(change for change, _ in blocks),
        notes=tuple(_notes(both)),
        figures=tuple(teller.figures),
    )
    return Told(changes, tuple(step for _, step in blocks))


@dataclass
class _Teller:
    """Walks through what was compared. `figures` is filled meanwhile."""

    both: Compared
    figures: list[FigureChange] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = BlockPlaces(self.both.old), BlockPlaces(self.both.new)
        self.homes = _homes(self.both)

    def sections(self) -> Iterator[SectionChange]:
        """What has happened to whole sections."""
        for part in self.both.parts:
            old, new = self._title(self.both.old, part.old), self._title(self.both.new, part.new)
            kind = _kind_of_section(part, old[1], new[1])
            if kind:
                befores = (
                    self._title(edition, index - 1 if index else None)[1]
                    for edition, index in ((self.both.old, part.old), (self.both.new, part.new))
                )
                yield SectionChange(kind, new[0] or old[0], old[1], new[1], *befores)

    def _title(self, edition: WrittenEdition, index: int | None) -> tuple[str, str]:
        if index is None:
            return "", ""
        part = edition.manuscript.parts[index]
        return part.identifier, edition.title(index)

    def blocks(self) -> Iterator[tuple[BlockChange, Step]]:
        """What has happened to blocks of the text. A section that was added or removed is told as a whole; of several
        that moved together the first is told."""
        for part in self.both.parts:
            if part.old is None or part.new is None:
                continue
            found = [one for step in part.steps for one in self._of_step(step)]
            yield from _together(found)

    def _of_step(self, step: Step, what: str = "") -> Iterator[tuple[BlockChange, Step]]:
        if step.new is None and step.is_moved and step.other is not None:
            return  # told where it stands now
        if step.before is None or step.new is None or step.is_moved:
            yield self._change(step, what), step
            if not step.is_moved:
                return
        elif step.is_same:
            return
        elif step.new.kind in LINES or step.new.kind == "Row" or step.new.whole:
            yield self._change(step, what), step
            return
        if not step.is_moved and step.new is not None:
            within = _KINDS[step.new.kind] if step.new.kind in _WITHIN else what
            for inner in step.steps:
                yield from self._of_step(inner, within)

    def _change(self, step: Step, what: str) -> BlockChange:
        before, now = step.before, step.new
        node = now or before
        assert node is not None  # noqa: S101 - a step has one of the two
        kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED if now is None else ChangeKind.CHANGED
        words = tuple(_words(step))
        new_place = self._place(1, now)
        if before is not None and now is not None and (change := self._figures(before, now, new_place)):
            self.figures.append(change)
        if step.is_moved:
            kind = ChangeKind.MOVED
        is_changed = step.is_moved and not step.is_same
        return BlockChange(kind, _what(node, what), self._place(0, before), new_place, words, is_changed=is_changed)

    def _place(self, side: int, node: BlockNode | None) -> BlockPlace | None:
        return self.places[side].of(node, self.homes[side].get(id(node), 0)) if node is not None else None

    def _figures(self, before: BlockNode, now: BlockNode, place: BlockPlace | None) -> FigureChange | None:
        locale = self.both.new.manuscript.locale.code
        read = [
            figures_of_code(node.typed) if node.kind == "CodeBlock" else figures(node.typed, locale)
            for node in (before, now)
        ]
        bags = [Counter((one.value, one.unit) for one in found) for found in read]
        apart = bags[0] - bags[1], bags[1] - bags[0]
        if place is None or not any(apart):
            return None
        old, new = (
            tuple(one.written for one in found if (one.value, one.unit) in bag)
            for found, bag in zip(read, apart, strict=True)
        )
        return FigureChange(old, new, place)


def _kind_of_section(part: PartStep, old: str, new: str) -> ChangeKind | None:
    if part.old is None:
        return ChangeKind.ADDED
    if part.new is None:
        return ChangeKind.REMOVED
    if part.is_moved:
        return ChangeKind.MOVED
    return ChangeKind.RENAMED if old != new else None


def _homes(both: Compared) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """The index of the part that each node stands in, by the `id` of the node, in both editions."""
    found: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for side, edition in enumerate((both.old, both.new)):
        for index, part in enumerate(edition.parts):
            waiting = [*part]
            while waiting:
                node = waiting.pop()
                found[side][id(node)] = index
                waiting += node.children
    return found


def _together(found: Sequence[tuple[BlockChange, Step]]) -> Iterator[tuple[BlockChange, Step]]:
    """Blocks that follow each other and have moved together as one; so those that were added or removed in a row stay
    apart, since each is to be read."""
    at = 0
    while at < len(found):
        change, step = found[at]
        end = at + 1
        if change.kind is ChangeKind.MOVED:
            while end < len(found) and _follows(found[end - 1], found[end]):
                end += 1
        is_changed = any(one.is_changed for one, _ in found[at:end])
        yield replace(change, count=end - at, is_changed=is_changed), step
        at = end


def _follows(first: tuple[BlockChange, Step], second: tuple[BlockChange, Step]) -> bool:
    """Whether what has moved here stood behind the other before."""
    (one, _), (two, _) = first, second
    if two.kind is not ChangeKind.MOVED or one.old is None or two.old is None:
        return False
    return one.old.path == two.old.path and two.what != "heading" and one.old.line <= two.old.line


def _words(step: Step) -> Iterator[tuple[str, str]]:
    """The words of a block in pieces, each with how it stands with them."""
    before, now = step.before, step.new
    if before is None or now is None:
        node = now or before
        if node is not None:
            yield (COME if before is None else GONE), node.text
    elif now.kind in LINES:
        yield from _runs(step.letter_for_letter())
    elif step.steps and not now.whole:
        for inner in step.steps:
            yield from _words(inner)
            yield SAME, "\n"
    elif before.digest == now.digest:
        yield SAME, now.text
    else:
        yield from ((GONE, before.text), (COME, now.text))


def _runs(marked: Iterable[Marked]) -> Iterator[tuple[str, str]]:
    for (how, number), group in groupby(marked, key=lambda one: (one[0], one[1].call)):
        if not number:
            yield how, "".join(token.text for _, token in group)
        elif how != SAME:
            yield f"call {how}", note_mark(number)


def _what(node: BlockNode, within: str) -> str:
    """What a block is, in a word: its own kind, or that of the item, the row, the figure that it stands in."""
    return _KINDS.get(node.kind) or within or "paragraph"


def _notes(both: Compared) -> Iterator[NoteChange]:
    for step in both.notes:
        old, new = (note.number if note else 0 for note in (step.old, step.new))
        kind = _kind_of_note(both, step)
        note = step.new or step.old
        if kind and note:
            keys = (step.old.keys if step.old else (), step.new.keys if step.new else ())
            words = tuple(piece for one in step.steps for piece in (*_words(one), (SAME, " ")))
            if step.new is None:
                words = ((GONE, _said(both.old, step)),)
            before = _name_before(step)
            yield NoteChange(kind, note.identifier, old, new, words, *keys, before)


def _said(edition: WrittenEdition, step: NoteStep) -> str:
    return " ".join(node.text for node in edition.reader.nodes(step.old.blocks)) if step.old else ""


def _name_before(step: NoteStep) -> str:
    """What a note was called that has another name now. Those that a citation makes by itself are called after a work,
    and counted: they have another name where that has another key."""
    if step.old is None or step.new is None or step.old.identifier == step.new.identifier:
        return ""
    is_counted = step.old.is_citation_only and step.old.keys == step.new.keys
    return "" if is_counted else step.old.identifier


def _kind_of_note(both: Compared, step: NoteStep) -> ChangeKind | None:
    if step.old is None:
        return ChangeKind.ADDED
    if step.new is None:
        return ChangeKind.REMOVED
    if not step.is_same or both.old.names.keys_of(step.old) != step.new.keys:
        return ChangeKind.CHANGED
    if _name_before(step):
        return ChangeKind.RENAMED
    return ChangeKind.RENUMBERED if step.old.number != step.new.number else None
