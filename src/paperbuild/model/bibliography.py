"""The bibliography as values: entries and fields, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from paperbuild.findings.source import SourceFile, Span

NO_WORKS = frozenset({"xdata", "set"})
"""The types of entries that are no works themselves, but what several works share."""


@dataclass(frozen=True)
class Field:
    """A field of an entry. `name` is lower-case; `value` has its delimiters taken off and `@string`s filled in, LaTeX
    untouched. `span` covers the field's name, `value_span` the value between its delimiters; of a value that `#`
    joins, all its parts."""

    name: str
    value: str
    span: Span
    value_span: Span

    def place(self, start: int, end: int) -> Span:
        """The span of characters `start` to `end` of the value; the whole value where its parts come from elsewhere."""
        if self.value_span.end - self.value_span.start != len(self.value):
            return self.value_span
        return Span(self.value_span.start + start, self.value_span.start + end)


@dataclass(frozen=True)
class Entry:
    """An entry. `type` is lower-case (`article`). `fields` holds the first of each name, `repeated` the later ones.
    `span` covers the whole entry from its `@`, `key_span` its key. `raw` is its text in the file."""

    key: str
    type: str
    fields: Mapping[str, Field]
    repeated: tuple[Field, ...]
    span: Span
    key_span: Span
    raw: str

    def value(self, *names: str) -> str:
        """The value of the first of `names` that the entry has, or an empty text."""
        return next((self.fields[name].value for name in names if name in self.fields), "")


@dataclass(frozen=True)
class BrokenEntry:
    """What looked like an entry and cannot be read. `key` is empty where not even that could be made out. `span`
    reaches to where the next entry begins, `head` from the `@` to the end of the key."""

    key: str
    span: Span
    reason: str
    head: Span
    hint: str = ""


@dataclass(frozen=True)
class StringUse:
    """A use of an `@string` that the file does not define."""

    name: str
    span: Span


@dataclass(frozen=True)
class Bibliography:
    """One .bib file. `entries` are in the order of the file, duplicates included; `definitions` are the places of what
    defines an `@string`, and of each `@preamble`; `remarks` those of the comments within all of these,
    `comments` those of each `@comment`."""

    file: SourceFile
    entries: tuple[Entry, ...]
    broken: tuple[BrokenEntry, ...]
    undefined_strings: tuple[StringUse, ...]
    definitions: tuple[Span, ...] = ()
    remarks: tuple[Span, ...] = ()
    comments: tuple[Span, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """The entry that a citation of a key means: the first of that key."""
        return {entry.key: entry for entry in reversed(self.entries)}

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every key that the file speaks of, those of broken entries included: citing one is not undefined."""
        return frozenset(self.by_key) | self.aliases.keys() | {entry.key for entry in self.broken if entry.key}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """The other keys by which entries may be cited (biblatex's `ids`), and the key that each of them means."""
        named = [
            (alias, entry.key)
            for entry in self.by_key.values()
            if "ids" in entry.fields
            for alias in keys_in(entry.fields["ids"])
        ]
        return {alias: key for alias, key in reversed(named) if alias not in self.by_key}

    def find(self, key: str) -> Entry | None:
        """The entry that a citation of `key` means, by its own key or by another; None where there is none."""
        return self.by_key.get(self.own_key(key))

    def own_key(self, key: str) -> str:
        """The key that a work cited by `key` has of its own; `key` itself where it is that, or no work's."""
        return self.aliases.get(key, key)


PARENT_FIELDS = ("crossref", "xdata")
"""The fields by which an entry takes fields of another."""


def keys_in(field: Field) -> list[str]:
    """The keys that a field such as `crossref` or `xdata` names."""
    return [key for key in (part.strip() for part in field.value.split(",")) if key]


def looping_keys(by_key: Mapping[str, Entry]) -> frozenset[str]:
    """The keys from which `crossref` and `xdata` lead round in a loop, or into one: what is left when entries whose
    parents are all done are taken away, one after the other."""
    parents = {key: set(_parents(entry)) & by_key.keys() for key, entry in by_key.items()}
    children: dict[str, list[str]] = {}
    for key, above in parents.items():
        for parent in above:
            children.setdefault(parent, []).append(key)
    free = [key for key, above in parents.items() if not above]
    while free:
        key = free.pop()
        parents.pop(key)
        for child in children.get(key, ()):
            parents[child].discard(key)
            if not parents[child]:
                free.append(child)
    return frozenset(parents)


def _parents(entry: Entry) -> list[str]:
    return [key for name in PARENT_FIELDS if name in entry.fields for key in keys_in(entry.fields[name])]
