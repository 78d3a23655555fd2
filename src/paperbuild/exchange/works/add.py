"""Puts works into the library: each under a key of its habit, at its place, and none that is there already."""

from __future__ import annotations

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
from paperbuild.upkeep.keys import new_key
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
    now, taken, known = library, dict[str, NewEntry](), list[Known]()
    keys: dict[str, str] = {}
    for work in works:
        key = _key(now, work, keeps_keys=keeps_keys)
        after = _with(now, key, work)
        twin = None if is_forced else _twin(after, key)
        if twin:
            keys[work.old_key] = twin[0]
            known.append(Known(*twin[:1], work, twin[1]))
        else:
            keys[work.old_key] = key
            taken[key] = work
            now = after
    now = _referring(now, taken, keys)
    return Added(now.file.text, taken, tuple(known))


def _key(library: Bibliography, work: NewEntry, *, keeps_keys: bool) -> str:
    if keeps_keys and work.old_key and work.old_key.casefold() not in {key.casefold() for key in library.known_keys}:
        refuse_uncitable(work.old_key)
        return work.old_key
    (entry,) = parse_bibliography(SourceFile("", entry_text(work.type, "x", work.fields.items()))).entries
    return new_key(library, entry, library.known_keys)


def _with(library: Bibliography, key: str, work: NewEntry) -> Bibliography:
    text, end = library.file.text, line_end_of(library.file.text)
    written = entry_text(work.type, key, work.fields.items(), end)
    at = _place(library, key)
    if at is None:
        blocks = library_blocks(library)
        at = blocks.tail.start
        lead = "" if not text[:at].strip() else end if text[:at].endswith(("\n", "\r")) else end * 2
        edit = Replacement(Span(at, at), f"{lead}{written}{end}")
    else:
        edit = Replacement(Span(at, at), f"{written}{end}{end}")
    return parse_bibliography(replace(library.file, text=with_edits(text, [edit])))


def _place(library: Bibliography, key: str) -> int | None:
    """Where an entry of that key begins in a library that is sorted by key; None for its end, or in any other."""
    entries = [entry for entry in library.entries if entry.key]
    folded = [entry.key.casefold() for entry in entries]
    if folded != sorted(folded) or not entries or library.broken:
        return None
    blocks = {block.span: block for block in library_blocks(library).blocks}
    following = next((entry for entry in entries if entry.key.casefold() > key.casefold()), None)
    return blocks[following.span].near.start if following else None


def _twin(library: Bibliography, key: str) -> tuple[str, str] | None:
    """The work that is the same as the one with that key, and why."""
    for finding in same_work.check_library(library):
        later = library.file.offset(finding.start)
        pair = {same_work.earlier_key(finding), *(one.key for one in library.entries if one.key_span.start == later)}
        if key in pair and len(pair) == 2:
            return next(iter(pair - {key})), finding.message.rpartition(": ")[2]
    return None


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
