"""The permanent addresses that a link of a paper may lead to: `rents.p3`, `rents.i2.1`, `note.slug`, `work.key`.

Every format has them (see `output/text/addresses.py`). Here they are told from the pieces of the sections, without the
paper being assembled: an address is known where there is as much under its heading, so that a number a little too high
may pass, and none is refused that there is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from paperbuild.model.identifiers import note_names, told_apart
from paperbuild.model.section import PieceKind, Section

_SUFFIX = re.compile(r"\.(?:(?P<letter>[pidtfqc])(?P<number>\d+)(?:\.\d+)*|title)\Z")
_NAMES = {
    "p": "paragraph",
    "i": "list item",
    "d": "term",
    "t": "table",
    "f": "figure",
    "q": "pull quote",
    "c": "box",
}
_KINDS: Mapping[str, Collection[PieceKind]] = {
    "p": {PieceKind.PARAGRAPH, PieceKind.IMAGE},
    "i": {PieceKind.ITEM, PieceKind.PARAGRAPH},
    "d": {PieceKind.PARAGRAPH},
    "t": {PieceKind.TABLE},
    "f": {PieceKind.IMAGE},
    "q": {PieceKind.PULL_QUOTE},
    "c": {PieceKind.BOX},
}

Run = Counter[PieceKind]


@dataclass(frozen=True)
class Addresses:
    """Those of one locale: how much of each kind stands under each heading and in each box, by its identifier; the
    names of the notes, and the keys of the works that are listed."""

    runs: Mapping[str, Run]
    notes: frozenset[str]
    works: frozenset[str]

    def __contains__(self, identifier: str) -> bool:
        """Whether there may be such a place."""
        family, _, name = identifier.partition(".")
        if (family == "note" and name in self.notes) or (family == "work" and name in self.works):
            return True
        return _SUFFIX.search(identifier) is not None and self._run(identifier) is not None

    def hint(self, identifier: str) -> str:
        """What would be right instead of `identifier`; empty where it does not look like an address."""
        family, _, name = identifier.partition(".")
        if family == "call" and name in self.notes:
            return f"print has no such place: link to the note, `#note.{name}`"
        match = _SUFFIX.search(identifier)
        run = self._run(identifier[: match.start()]) if match else None
        if match is None or run is None:
            return ""
        there = _count(run, match["letter"])
        amount = f"no more than {there}" if there else "none"
        return f"under `#{identifier[: match.start()]}` there is {amount} that is a {_NAMES[match['letter']]}"

    def names(self) -> Iterator[str]:
        """Those that have a name and no number, for hints."""
        yield from (f"note.{name}" for name in self.notes)
        yield from (f"work.{name}" for name in self.works)

    def _run(self, identifier: str) -> Run | None:
        """What stands around or under `identifier`: None where there is no such place."""
        match = _SUFFIX.search(identifier)
        if match is None or identifier in self.runs:
            return self.runs.get(identifier)
        run = self._run(identifier[: match.start()])
        is_there = run is not None and (
            not match["letter"] or 1 <= int(match["number"]) <= _count(run, match["letter"])
        )
        return run if is_there else None


def addresses(sections: Collection[Section], keys: Collection[str]) -> Addresses:
    """The addresses in the `sections` of one locale; `keys` are those of the bibliography."""
    runs: dict[str, Run] = {}
    renames = told_apart(sections)
    for section in sections:
        own = renames.get(section.path, {})
        for identifier, run in _runs(section):
            # In its own section a heading is called as in its file, in the paper so that it is told apart.
            for name in dict.fromkeys((identifier, own.get(identifier, identifier))):
                runs.setdefault(name, Counter()).update(run)
    has_list = any(piece.kind is PieceKind.LIST for section in sections for piece in section.pieces)
    return Addresses(runs, frozenset(_notes(sections)), frozenset(keys if has_list else ()))


def _runs(section: Section) -> Iterator[tuple[str, Run]]:
    """What stands between two headings, for the identifier of the first and of each box and heading in it."""
    identifiers = {heading.span.start: heading.identifier for heading in section.headings}
    names: set[str] = set()
    run: Run = Counter()
    for piece in section.pieces:
        if piece.kind is PieceKind.HEADING and piece.holder is None:
            yield from ((name, run) for name in names)
            names, run = set(), Counter()
        names.add(identifiers.get(piece.span.start, piece.identifier))
        run[piece.kind] += 1
    yield from ((name, run) for name in names if name)


def _count(run: Run, letter: str) -> int:
    return sum(run[kind] for kind in _KINDS[letter])


def _notes(sections: Collection[Section]) -> Iterator[str]:
    """The names of notes: slugs, and the keys of citations that make notes, with a number where they come again."""
    counts: Counter[str] = Counter()
    names = note_names([(one.slug, section.path) for section in sections for one in section.definitions])
    for section in sections:
        yield from (definition.slug for definition in section.definitions)
        yield from (names[definition.slug, section.path] for definition in section.definitions)
        for citation in section.citations:
            if not citation.note:
                counts[citation.key] += 1
                count = counts[citation.key]
                yield citation.key if count == 1 else f"{citation.key}-{count}"
