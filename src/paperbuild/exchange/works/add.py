"""Puts works into the library: each under a key of its habit, at its place, and none that is there already."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperbuild.exchange.works.item import NewEntry
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.edits import Replacement, with_edits
from paperbuild.findings.source import SourceFile, Span
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.rules.library import same_work
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.bibtex.blocks import library_blocks
from paperbuild.upkeep.keys import habit_of, new_key
from paperbuild.upkeep.library import KEY_FIELDS
from paperbuild.upkeep.library_layout import entry_text, line_end_of
from paperbuild.upkeep.rename_key import refuse_uncitable
from paperbuild.upkeep.texts import refuse_damaged


@dataclass(frozen=True)
class Known:
    """A work that is in the library already: the key that it has there, and what is known of the new one."""

    key: str
    work: NewEntry
    why: str


@dataclass(frozen=True)
class Added:
    """The library with the new works: its text, the keys that they have got, each with its work, and those that were
    there already."""

    text: str
    works: Mapping[str, NewEntry]
    known: tuple[Known, ...]


def added(
    library: Bibliography, works: Sequence[NewEntry], *, keeps_keys: bool = False, is_forced: bool = False
) -> Added:
    """The library with `works` in it, each under a key of the library's habit or, where it `keeps_keys`, under its own
    if that is free. A work that is there already (rule BIB011) is left out, unless that `is_forced`.

    Where the library is sorted by key, each comes to its place; otherwise to the end.

    Raises UsageError where the library is damaged, or a key that is to be kept cannot be cited.
    """
    refuse_damaged(library.file)
    named = _named(library, works, keeps_keys=keeps_keys)
    twins = {} if is_forced else _twins(library, named)
    new = [work for key, work in named if key not in twins]
    kept = _named(library, new, keeps_keys=keeps_keys)  # what is not added needs no key
    known = tuple(Known(twins[key][0], work, twins[key][1]) for key, work in named if key in twins)
    keys = {one.work.old_key: one.key for one in known} | {work.old_key: key for key, work in kept}
    after = parse_bibliography(replace(library.file, text=with_edits(library.file.text, _edits(library, kept))))
    return Added(_referring(after, dict(kept), keys).file.text, dict(kept), known)


_Named = Sequence[tuple[str, NewEntry]]
"""Works with their keys."""


def _named(library: Bibliography, works: Sequence[NewEntry], *, keeps_keys: bool) -> _Named:
    habit, taken = habit_of(library), {key.casefold() for key in library.known_keys}
    named = []
    for work in works:
        key = work.old_key
        if not keeps_keys or not key or key.casefold() in taken:
            (entry,) = parse_bibliography(SourceFile("", entry_text(work.type, "x", work.fields.items()))).entries
            key = new_key(habit, entry, taken)
        refuse_uncitable(key)
        taken.add(key.casefold())
        named.append((key, work))
    return named


def _twins(library: Bibliography, named: _Named) -> Mapping[str, tuple[str, str]]:
    """By the keys of new works that are there already, or come twice: the key of the earlier one, and why they are one
    work."""
    written = "\n".join(entry_text(work.type, key, work.fields.items()) for key, work in named)
    both = parse_bibliography(replace(library.file, text=f"{library.file.text}\n\n{written}\n"))
    new, by_place = {key for key, _ in named}, {entry.key_span.start: entry.key for entry in both.entries}
    found = {}
    for finding in same_work.check_library(both):
        key = by_place[both.file.offset(finding.start)]
        if key in new:
            found[key] = (same_work.earlier_key(finding), finding.message.rpartition(": ")[2])
    return found


def _edits(library: Bibliography, named: _Named) -> list[Replacement]:
    """What is put into the library, and where: in one that is sorted by key, each work at its place."""
    text, end = library.file.text, line_end_of(library.file.text)
    entries = [entry for entry in library.entries if entry.key]
    folded = [entry.key.casefold() for entry in entries]
    is_sorted = bool(entries) and folded == sorted(folded) and not library.broken
    blocks = library_blocks(library)
    starts = {block.span: block.near.start for block in blocks.blocks}
    at_end: list[str] = []
    edits = []
    for key, work in sorted(named, key=lambda pair: pair[0].casefold()) if is_sorted else named:
        written = entry_text(work.type, key, work.fields.items(), end)
        place = bisect_right(folded, key.casefold()) if is_sorted else len(folded)
        if place < len(folded):
            start = starts[entries[place].span]
            edits.append(Replacement(Span(start, start), f"{written}{end}{end}"))
        else:
            at_end.append(f"{written}{end}")
    if at_end:
        at = blocks.tail.start
        lead = "" if not text[:at].strip() else end if text[:at].endswith(("\n", "\r")) else end * 2
        edits.append(Replacement(Span(at, at), lead + end.join(at_end)))
    return edits


def _referring(library: Bibliography, works: Mapping[str, NewEntry], keys: Mapping[str, str]) -> Bibliography:
    """The library in which new works name each other by the keys that they have got."""
    edits = [edit for key in works for edit in _references(library.by_key[key], keys)]
    return parse_bibliography(replace(library.file, text=with_edits(library.file.text, edits))) if edits else library


def _references(entry: Entry, keys: Mapping[str, str]) -> Iterator[Replacement]:
    for name in (KEY_FIELDS - {"ids"}) & entry.fields.keys():
        field = entry.fields[name]
        named = [part.strip() for part in field.value.split(",")]
        made = [keys.get(part, part) for part in named]
        if made != named:
            yield Replacement(field.value_span, ", ".join(made))


def faults_of(found: Sequence[Diagnostic], library: Bibliography, keys: Sequence[str]) -> list[Diagnostic]:
    """What of `found` is about the works with these `keys`."""
    spans = [library.by_key[key].span for key in keys]
    places = [(one, library.file.offset(one.start)) for one in found if one.path == library.file.path]
    return [one for one, at in places if any(start <= at < end for start, end in spans)]
