"""The bibliography as values: entries and fields, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from paperbuild.source import SourceFile, Span


@dataclass(frozen=True)
class Field:
    """A field of an entry. `name` is lower-case; `value` has its delimiters taken off and `@string`s filled in, LaTeX
    untouched. `span` covers the field's name, `value_span` the value between its delimiters."""

    name: str
    value: str
    span: Span
    value_span: Span


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
    """What looked like an entry and cannot be read. `key` is empty where not even that could be made out."""

    key: str
    span: Span
    reason: str
    hint: str = ""


@dataclass(frozen=True)
class StringUse:
    """A use of an `@string` that the file does not define."""

    name: str
    span: Span


@dataclass(frozen=True)
class Bibliography:
    """One .bib file. `entries` are in the order of the file, duplicates included; `text` is what an engine may read:
    the `@string`s and every good entry, the first of each key."""

    file: SourceFile
    entries: tuple[Entry, ...]
    broken: tuple[BrokenEntry, ...]
    undefined_strings: tuple[StringUse, ...]
    text: str

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """The entry that a citation of a key means: the first of that key."""
        return {entry.key: entry for entry in reversed(self.entries)}

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every key that the file speaks of, those of broken entries included: citing one is not undefined."""
        return frozenset(self.by_key) | {entry.key for entry in self.broken if entry.key}
