"""Two editions of a paper in one language, compared: which part, which block and which note is which."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperbuild.compare.editions.edition import WrittenEdition
from paperbuild.compare.editions.moves import find_moves
from paperbuild.compare.editions.new_names import new_names
from paperbuild.compare.editions.nodes import BlockNode
from paperbuild.compare.editions.pairing import Step, paired, with_renamed_headings
from paperbuild.compare.matching import likeness
from paperbuild.model.manuscript import Note, Part

_NUMBER = re.compile(r"^[0-9]+[-_ ]*")
_ALIKE = 0.5  # from 0 to 1: parts that have no name in common are one where at least half of the words agree


@dataclass(frozen=True, eq=False)
class PartStep:
    """A part in both editions (by its index in each), or in one of them; `is_moved` says that it stands in another
    order among the parts that both have."""

    old: int | None
    new: int | None
    steps: tuple[Step, ...]
    is_moved: bool = False


@dataclass(frozen=True, eq=False)
class NoteStep:
    """A note in both editions, or in one of them."""

    old: Note | None
    new: Note | None
    steps: tuple[Step, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether it says what it said, by whatever number it goes."""
        return bool(self.old and self.new) and all(step.is_same for step in self.steps)


@dataclass(frozen=True, eq=False)
class Compared:
    """Two editions and what is which. `parts` are in the order of the later one, with those that are gone where they
    stood; `notes` in the order of the later one, and after them those that are gone."""

    old: WrittenEdition
    new: WrittenEdition
    parts: tuple[PartStep, ...]
    notes: tuple[NoteStep, ...]

    def steps(self) -> Iterator[Step]:
        """Every block in the text, its notes not among them."""
        return (step for part in self.parts for step in part.steps)


def compared(old: WrittenEdition, new: WrittenEdition) -> Compared:
    """What is which in two editions."""
    old = replace(old, names=new_names(old, new))
    pairs = _paired_parts(old, new)
    moved = _moved(pairs, [sum(node.bag.total() for node in part) for part in new.parts])
    before = {j: i for i, j in pairs}
    found = [
        PartStep(before.get(j), j, paired(old.parts[before[j]] if j in before else (), part), j in moved)
        for j, part in enumerate(new.parts)
    ]
    kept = {i for i, _ in pairs}
    for i, part in enumerate(old.parts):
        if i not in kept:
            found.insert(_place_of_gone(i, found), PartStep(i, None, paired(part, ())))
    find_moves([part.steps for part in found])
    found = [replace(part, steps=with_renamed_headings(part.steps)) for part in found]
    return Compared(old, new, tuple(found), tuple(_notes(old, new, found)))


def _place_of_gone(gone: int, found: Sequence[PartStep]) -> int:
    """Where a part that is gone is shown: behind that which stood before it."""
    before = [(part.old, at) for at, part in enumerate(found) if part.old is not None and part.old < gone]
    return max(before)[1] + 1 if before else 0


# Parts


def _paired_parts(old: WrittenEdition, new: WrittenEdition) -> list[tuple[int, int]]:
    """The indexes of the parts that are one: by identifier, by the name of the file, by their words."""
    sides = [*enumerate(old.manuscript.parts)], [*enumerate(new.manuscript.parts)]
    found: list[tuple[int, int]] = []
    for name in (_identifier, _file_name):
        left = [[one for one in side if all(one[0] != pair[at] for pair in found)] for at, side in enumerate(sides)]
        found += _by_name([(i, name(part)) for i, part in left[0]], [(j, name(part)) for j, part in left[1]])
    rest = [[i for i, _ in side if all(i != pair[at] for pair in found)] for at, side in enumerate(sides)]
    bags = [_bag(nodes) for nodes in old.parts], [_bag(nodes) for nodes in new.parts]
    alike = sorted(((likeness(bags[0][i], bags[1][j]), -i, -j) for i in rest[0] for j in rest[1]), reverse=True)
    for like, i, j in alike:
        if like >= _ALIKE and all(-i != pair[0] and -j != pair[1] for pair in found):
            found.append((-i, -j))
    return sorted(found)


def _identifier(part: Part) -> str:
    return part.identifier


def _file_name(part: Part) -> str:
    """The name of a part's file without the number before it, which is an order."""
    return _NUMBER.sub("", part.path.rsplit("/", 1)[-1])


def _by_name(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Those that have a name in common which no other has."""
    counts = Counter(name for _, name in old), Counter(name for _, name in new)
    places = {name: j for j, name in new}
    return ((i, places[name]) for i, name in old if name and counts[0][name] == counts[1][name] == 1)


def _bag(nodes: Iterable[BlockNode]) -> Counter[Hashable]:
    found: Counter[Hashable] = Counter()
    for node in nodes:
        found += node.bag
    return found


def _moved(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """The parts (by their new indexes) that have changed their order, so that as few words as can be have moved."""
    ends: list[tuple[int, list[int]]] = []  # for each pair the heaviest rising row that ends with it
    for at, (_, j) in enumerate(pairs):
        best: tuple[int, list[int]] = max(
            (ends[before] for before in range(at) if pairs[before][1] < j), key=lambda one: one[0], default=(0, [])
        )
        ends.append((best[0] + weights[j] + 1, [*best[1], j]))
    kept = max(ends, key=lambda one: one[0], default=(0, []))[1]
    return {j for _, j in pairs} - {*kept}


# Notes


def _notes(old: WrittenEdition, new: WrittenEdition, parts: Sequence[PartStep]) -> Iterator[NoteStep]:
    before = _numbers_before(old, new, parts)
    for number, note in new.notes.items():
        then = old.notes.get(before.get(number, 0))
        yield NoteStep(then, note, _blocks(old, new, then, note))
    kept = {*before.values()}
    yield from (NoteStep(note, None) for number, note in old.notes.items() if number not in kept)


def _blocks(old: WrittenEdition, new: WrittenEdition, then: Note | None, now: Note) -> tuple[Step, ...]:
    return paired(old.reader.nodes(then.blocks) if then else (), new.reader.nodes(now.blocks))


def _numbers_before(old: WrittenEdition, new: WrittenEdition, parts: Sequence[PartStep]) -> dict[int, int]:
    """By the number of a note the one that it had: that of the call in its place, or of the same name or words. Where a
    citation stands in the place of another, its note cites other works."""
    found: dict[int, int] = {}
    leaves = [leaf for part in parts for one in part.steps for leaf in _both(one)]
    for step in leaves:
        found |= {b.call: a.call for a, b in step.equal() if a.call and b.call}
    for name in (_named, lambda edition: _wordings(edition)):
        taken = {*found.values()}
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number, what in name(old).items():
            if number not in taken:
                waiting[what].append(number)
        for number, what in name(new).items():
            if number not in found and waiting.get(what):
                found[number] = waiting[what].pop(0)
    left = [(old.notes[a], new.notes[b]) for step in leaves for a, b in _in_one_place(step)]
    for then, now in left:
        is_free = now.number not in found and then.number not in found.values()
        if is_free and then.is_citation_only and now.is_citation_only:
            found[now.number] = then.number
    return found


def _in_one_place(step: Step) -> Iterator[tuple[int, int]]:
    """The calls of a line that have come in the place of others: as many between the same words."""
    if step.before is None or step.new is None:
        return
    for run in step.runs:
        gone = [one.call for one in step.before.pieces[run.old_start : run.old_end] if one.call]
        come = [one.call for one in step.new.pieces[run.new_start : run.new_end] if one.call]
        if not run.is_same and len(gone) == len(come):
            yield from zip(gone, come, strict=True)


def _both(step: Step) -> Iterator[Step]:
    """Every step with a line in both editions."""
    if step.before is None or step.new is None:
        return
    yield step
    for inner in step.steps:
        yield from _both(inner)


def _named(edition: WrittenEdition) -> Mapping[int, Hashable]:
    """What the notes are called now, by their numbers; those that an author named."""
    names = edition.names.notes
    named = (one for one in edition.notes.values() if not one.is_citation_only)
    return {one.number: names.get(one.identifier, one.identifier) for one in named}


def _wordings(edition: WrittenEdition) -> Mapping[int, Hashable]:
    """What the notes say."""
    nodes = {one.number: edition.reader.nodes(one.blocks) for one in edition.notes.values()}
    return {number: tuple(node.digest for node in found) for number, found in nodes.items()}
