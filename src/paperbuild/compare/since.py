"""What has changed from one edition to another, thing by thing, by the address of each: for an editor who corrects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from paperbuild.compare.publication import changed_fields
from paperbuild.model.edition import EditionRecord, PublishedBlock, PublishedLocale, PublishedNote


class EditionChangeKind(StrEnum):
    """What has happened to something."""

    ADDED = "added"
    REMOVED = "removed"
    AMENDED = "amended"
    RENUMBERED = "renumbered"


@dataclass(frozen=True)
class EditionChange:
    """One change: the `address`, what has it (`note`, `paragraph`), and what it was and is, where that is short."""

    kind: EditionChangeKind
    thing: str
    address: str
    before: str = ""
    after: str = ""


_Change = tuple[EditionChangeKind, str, str]
_THINGS = {"p": "paragraph", "i": "list item", "d": "term", "t": "table", "f": "figure", "q": "pull quote"}


def changes(before: EditionRecord, after: EditionRecord, code: str) -> tuple[EditionChange, ...]:
    """What `after` says otherwise than `before` in the language `code`; the works that it cites, too."""
    was, now = (record.locales.get(code, PublishedLocale()) for record in (before, after))
    return (
        *_each("heading", was.headings, now.headings, _of_headings),
        *_each("", was.blocks, now.blocks, _of_blocks),
        *_each("note", _as_addresses(was.notes), _as_addresses(now.notes), _of_notes),
        *_each("number", was.numbered, now.numbered, _of_numbers),
        *_each("work", _works(before), _works(after), _of_works),
    )


def _as_addresses(notes: Mapping[str, PublishedNote]) -> Mapping[str, PublishedNote]:
    return {f"note.{name}": note for name, note in notes.items()}


def _works(record: EditionRecord) -> Mapping[str, Any]:
    return {f"work.{key}": work for key, work in record.works.items()}


def _each(
    thing: str, was: Mapping[str, Any], now: Mapping[str, Any], compared: Callable[[Any, Any], Iterator[_Change]]
) -> Iterator[EditionChange]:
    """The changes in one kind of things; `compared` gives for two of one address in what they differ."""
    for address in [*was, *(one for one in now if one not in was)]:
        name = thing or _THINGS.get(address.rpartition(".")[2][:1], "list item")
        if address not in now:
            yield EditionChange(EditionChangeKind.REMOVED, name, address)
        elif address not in was:
            yield EditionChange(EditionChangeKind.ADDED, name, address)
        else:
            yield from (
                EditionChange(kind, name, address, old, new) for kind, old, new in compared(was[address], now[address])
            )


def _of_headings(was: Any, now: Any) -> Iterator[_Change]:
    if was.text != now.text:
        yield EditionChangeKind.AMENDED, was.text, now.text
    if was.number != now.number:
        yield EditionChangeKind.RENUMBERED, was.number, now.number


def _of_blocks(was: PublishedBlock, now: PublishedBlock) -> Iterator[_Change]:
    if was.words.partition(" ")[0] != now.words.partition(" ")[0] or was.figures != now.figures:
        gone, come = _apart(was.figures, now.figures)
        yield EditionChangeKind.AMENDED, gone, come
    elif was.carries != now.carries:
        yield EditionChangeKind.AMENDED, *_apart(was.carries, now.carries)
    if was.number != now.number:
        yield EditionChangeKind.RENUMBERED, was.number, now.number


def _of_notes(was: PublishedNote, now: PublishedNote) -> Iterator[_Change]:
    if was.cites != now.cites or was.words != now.words:
        yield EditionChangeKind.AMENDED, *_apart(was.cites, now.cites)
    if was.number != now.number:
        yield EditionChangeKind.RENUMBERED, str(was.number), str(now.number)


def _of_numbers(was: str, now: str) -> Iterator[_Change]:
    if was != now:
        yield EditionChangeKind.RENUMBERED, was, now


def _of_works(was: Any, now: Any) -> Iterator[_Change]:
    yield from ((EditionChangeKind.AMENDED, old, new) for old, new in changed_fields(was, now).values())


def _apart(was: Sequence[str], now: Sequence[str]) -> tuple[str, str]:
    """What of two lists is in one alone."""
    return "; ".join(one for one in was if one not in now), "; ".join(one for one in now if one not in was)
