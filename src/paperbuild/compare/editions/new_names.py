"""Finds what notes and works are called in a later edition where they say what they said and have another name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperbuild.compare.editions.edition import WrittenEdition
from paperbuild.compare.editions.tokens import NewNames
from paperbuild.compare.matching import likeness
from paperbuild.model.manuscript import Note

_ALIKE = 0.7  # from 0 to 1: more has stayed than was changed
_MOST_COMPARED = 10_000  # pairs of notes; beyond them only equal words count


@dataclass(frozen=True, eq=False)
class _Said:
    """A note and what it says."""

    note: Note
    digest: Hashable
    bag: Counter[Hashable]


def new_names(old: WrittenEdition, new: WrittenEdition) -> NewNames:
    """What is called otherwise in `new`. A name that both editions have stands for the same in both."""
    before, now = _said(old), _said(new)
    named = ([one for one in side if not one.note.is_citation_only] for side in (before, now))
    return NewNames(dict(_notes(*named)), dict(_keys(before, now)))


def _said(edition: WrittenEdition) -> list[_Said]:
    found = []
    for note in edition.notes.values():
        nodes = edition.reader.nodes(note.blocks)
        bag = sum((node.bag for node in nodes), Counter[Hashable]())
        found.append(_Said(note, tuple(node.digest for node in nodes), bag))
    return found


def _notes(old: Sequence[_Said], new: Sequence[_Said]) -> Iterator[tuple[str, str]]:
    """The names of notes: where the words are the same, then where they are most alike."""
    gone, come = _without_common(old, new)
    waiting: dict[Hashable, list[_Said]] = defaultdict(list)
    for one in come:
        waiting[one.digest].append(one)
    left = []
    for one in gone:
        if waiting[one.digest]:
            twin = waiting[one.digest].pop(0)
            come.remove(twin)
            yield one.note.identifier, twin.note.identifier
        else:
            left.append(one)
    yield from _alike(left, come)


def _without_common(old: Sequence[_Said], new: Sequence[_Said]) -> tuple[list[_Said], list[_Said]]:
    names = [{one.note.identifier for one in side} for side in (old, new)]
    both = names[0] & names[1]
    gone, come = ([one for one in side if one.note.identifier not in both] for side in (old, new))
    return gone, come


def _alike(gone: Sequence[_Said], come: Sequence[_Said]) -> Iterator[tuple[str, str]]:
    if len(gone) * len(come) > _MOST_COMPARED:
        return
    scores = ((likeness(a.bag, b.bag), -i, -j) for i, a in enumerate(gone) for j, b in enumerate(come))
    done: tuple[set[int], set[int]] = (set(), set())
    for like, i, j in sorted(scores, reverse=True):
        if like >= _ALIKE and i not in done[0] and j not in done[1]:
            done[0].add(i)
            done[1].add(j)
            yield gone[-i].note.identifier, come[-j].note.identifier


def _keys(old: Sequence[_Said], new: Sequence[_Said]) -> Iterator[tuple[str, str]]:
    """The keys of works: a key that is gone and one that has come, in notes that say the same."""
    known = [{key for one in side for key in one.note.keys} for side in (old, new)]
    by_words: Mapping[Hashable, Note] = {one.digest: one.note for one in new if set(one.note.keys) - known[0]}
    for one in old:
        twin = by_words.get(one.digest)
        if twin and len(twin.keys) == len(one.note.keys):
            pairs = zip(one.note.keys, twin.keys, strict=True)
            yield from ((a, b) for a, b in pairs if a not in known[1] and b not in known[0])
