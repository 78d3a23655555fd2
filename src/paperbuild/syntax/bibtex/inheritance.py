"""What an entry takes from others: by `crossref` and `xdata` all that it has not itself, by `xdata=key-field` a value.

Pandoc knows the first two, as biblatex does; the third (biblatex 3.20, 3.13.6, granular data) it prints as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from paperbuild.model.bibliography import PARENT_FIELDS, Bibliography, Entry, Field, keys_in, looping_keys
from paperbuild.syntax.bibtex.names import split_names

_GRANULAR = re.compile(r"\s*xdata\s*=\s*(?P<data>[^\s{},]+)\s*")
_LOAN = re.compile(r"\bxdata\s*=")
_DEEPEST = 20  # loans of loans


def resolved(library: Bibliography) -> Mapping[str, Entry]:
    """The entries of a library by their keys, with every `xdata=key-field-number` filled in, what leads to nothing left
    out, and with those that they take all else from under their own keys and not under others (`ids`)."""
    loans = _Loans(library)
    return {key: _resolved(entry, loans) for key, entry in library.by_key.items()}


def with_parents(library: Bibliography) -> Mapping[str, Entry]:
    """The `resolved` entries, each with the fields that it takes from others by `crossref` and `xdata`."""
    by_key = resolved(library)
    family = Family(by_key, list(by_key))
    return {
        key: replace(entry, fields=MappingProxyType(dict(family.fields(entry))))
        if any(name in entry.fields for name in PARENT_FIELDS)
        else entry
        for key, entry in by_key.items()
    }


def lost_loans(library: Bibliography, entry: Entry) -> Iterator[tuple[Field, str, int]]:
    """The loans in `entry` that lead to nothing, or round in a loop: the field, what is typed there, and at which
    character of its value."""
    loans = _Loans(library)
    for field in entry.fields.values():
        if _may_lend(field):
            for name, at in split_names(field.value):
                if _GRANULAR.fullmatch(name) and not loans.value(name, field.name):
                    yield field, name, at


def lenders(library: Bibliography, entry: Entry) -> Iterator[str]:
    """The keys of the entries from which `entry` takes a value by `xdata=key-field-number`."""
    for _, _, key in loans_in(library, entry):
        yield key


def loans_in(library: Bibliography, entry: Entry) -> Iterator[tuple[Field, int, str]]:
    """Each `xdata=key-field-number` in `entry` that leads to a value: its field, the character of the value (from 0) at
    which the key is written, and the key that the entry with that value has of its own."""
    loans = _Loans(library)
    for field in filter(_may_lend, entry.fields.values()):
        for name, at in split_names(field.value):
            match = _GRANULAR.fullmatch(name)
            if match and (key := loans.lender(name, field.name)):
                yield field, at + match.start("data"), key


def _resolved(entry: Entry, loans: _Loans) -> Entry:
    changed = {name: loans.filled(field) for name, field in entry.fields.items() if _may_lend(field)}
    for name in PARENT_FIELDS:
        keys = keys_in(entry.fields[name]) if name in entry.fields else []
        if (own := [loans.library.own_key(key) for key in keys]) != keys:
            changed[name] = replace(entry.fields[name], value=",".join(own))
    return replace(entry, fields=MappingProxyType({**entry.fields, **changed})) if changed else entry


def _may_lend(field: Field) -> bool:
    return field.name not in PARENT_FIELDS and _LOAN.search(field.value) is not None


@dataclass(frozen=True)
class _Loans:
    """What stands in the entries of a library for those that borrow it by `xdata=key-field-number`."""

    library: Bibliography

    def filled(self, field: Field, depth: int = 0) -> Field:
        """`field` with each loan in it filled in."""
        found = [self.value(name, field.name, depth) for name, _ in split_names(field.value)]
        return replace(field, value=" and ".join(value for value in found if value))

    def value(self, name: str, own: str, depth: int = 0) -> str:
        """What `name`, in the field `own`, stands for where it is a loan, or else `name`; empty where it is lost."""
        match = _GRANULAR.fullmatch(name)
        if match is None:
            return name
        found = self._place(match["data"], own)
        if found is None or depth >= _DEEPEST:
            return ""
        _, field, number = found
        value = self.filled(field, depth + 1).value if _may_lend(field) else field.value
        names = [one for one, _ in split_names(value)]
        return names[number - 1] if 0 < number <= len(names) else "" if number else value

    def lender(self, name: str, own: str) -> str:
        """The key of the entry that `name`, in the field `own`, borrows from; empty where it is no loan, or lost."""
        match = _GRANULAR.fullmatch(name)
        found = self._place(match["data"], own) if match else None
        return found[0] if found else ""

    def _place(self, data: str, own: str) -> tuple[str, Field, int] | None:
        """The entry and the field that `data` names: `key-field-number`, of which the last two may be missing; keys
        may have hyphens."""
        steps = data.split("-")
        for end in range(len(steps), 0, -1):
            entry, rest = self.library.find("-".join(steps[:end])), steps[end:]
            if entry is None or len(rest) > 2 or (len(rest) == 2 and not rest[1].isdecimal()):
                continue
            field = entry.fields.get(rest[0].lower() if rest else own)
            if field is not None:
                return entry.key, field, int(rest[1]) if len(rest) == 2 else 0
        return None


@dataclass(frozen=True)
class Family:
    """The `members` (keys) of a library that are needed, in the order of the file, parents with their children."""

    by_key: Mapping[str, Entry]
    members: Sequence[str]

    @cached_property
    def _loops(self) -> frozenset[str]:
        return looping_keys(self.by_key)

    def parents(self, entry: Entry, field: Field) -> list[str]:
        """The keys in a `crossref` or `xdata` of `entry` from which it can take anything: none that leads to a loop."""
        if entry.key in self._loops:
            return []
        return [key for key in keys_in(field) if key in self.by_key and key not in self._loops]

    def fields(self, entry: Entry) -> Mapping[str, Field]:
        """The fields of `entry` and those of its parents under the same names, its own first."""
        found = dict(entry.fields)
        for name in PARENT_FIELDS:
            for key in self.parents(entry, entry.fields[name]) if name in entry.fields else ():
                found = {**self.fields(self.by_key[key]), **found}
        return found


def family_of(by_key: Mapping[str, Entry], keys: Collection[str]) -> Family:
    """The entries of `keys` and all that these take fields from."""
    if len(keys) == len(by_key):
        return Family(by_key, list(by_key))
    needed: set[str] = set()
    open_keys = [key for key in keys if key in by_key]
    while open_keys:
        key = open_keys.pop()
        if key not in needed:
            needed.add(key)
            fields = by_key[key].fields
            open_keys += [
                one for name in PARENT_FIELDS if name in fields for one in keys_in(fields[name]) if one in by_key
            ]
    return Family(by_key, [key for key in by_key if key in needed])
