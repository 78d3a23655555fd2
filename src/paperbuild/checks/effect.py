"""Weighs what is found in the library by what readers get: what none of them sees is a note.

A library often comes whole from a reference manager, with works that the paper does not use and fields that no
reference prints. What is wrong there is told, and stops nothing; once the work is cited, it weighs what its rule says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.model.bibliography import BrokenEntry, Entry
from paperbuild.model.paper import Paper
from paperbuild.rules.library import bad_encoding, same_work, unused_entry
from paperbuild.syntax.bibtex.biblatex import PRINTED_FIELDS

# What is about the use of an entry or about the file as a whole weighs the same in whichever entry it stands.
_WHOLE = frozenset({unused_entry.RULE.code, bad_encoding.RULE.code})


def by_effect(found: Iterable[Diagnostic], paper: Paper) -> Iterator[Diagnostic]:
    """`found`, as notes where they are about an entry that nothing uses, or about a field that nothing prints."""
    items = list(found)
    library = _Library(paper) if any(map(_is_weighed, items)) else None
    for item in items:
        is_seen = library is None or not _is_weighed(item) or library.is_seen(item)
        yield item if is_seen else replace(item, severity=Severity.NOTE)


def _is_weighed(item: Diagnostic) -> bool:
    return item.rule.startswith("BIB") and item.rule not in _WHOLE and item.severity is not Severity.OFF


class _Library:
    """The entries of a paper's library by their places, and which of them a reader gets to see."""

    def __init__(self, paper: Paper) -> None:
        library = paper.bibliography
        self._file = library.file
        self._entries: list[Entry | BrokenEntry] = sorted((*library.entries, *library.broken), key=lambda one: one.span)
        self._starts = [each.span.start for each in self._entries]
        self._unseen = _unseen_keys(paper)

    def is_seen(self, item: Diagnostic) -> bool:
        at = self._file.offset(item.start)
        index = bisect_right(self._starts, at) - 1
        if item.path != self._file.path or index < 0 or at >= self._entries[index].span.end:
            return True
        entry = self._entries[index]
        if isinstance(entry, BrokenEntry):
            return entry.key not in self._unseen
        if item.rule == same_work.RULE.code and same_work.earlier_key(item) in self._unseen:
            return False
        return bool(entry.key) and entry.key not in self._unseen and _is_printed(entry, at)


def _unseen_keys(paper: Paper) -> frozenset[str]:
    """The keys of entries that nothing uses; none while a section cannot be read, whose citations are not known."""
    if not all(section.is_readable for section in paper.sections):
        return frozenset()
    library = paper.bibliography
    unused = {library.file.offset(item.start) for item in unused_entry.check_paper(paper)}
    cited = {citation.key for section in paper.sections for citation in section.citations}
    lost = {broken.key for broken in library.broken if broken.key} - cited - library.by_key.keys()
    return frozenset(lost | {entry.key for entry in library.by_key.values() if entry.key_span.start in unused})


def _is_printed(entry: Entry, at: int) -> bool:
    """Whether what stands at `at` is no field, or one that is printed."""
    for field in chain(entry.fields.values(), entry.repeated):
        if field.span.start <= at <= field.value_span.end:
            return field.name in PRINTED_FIELDS
    return True
