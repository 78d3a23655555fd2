"""What an entry takes from others: by `crossref` and `xdata` all that it has not itself, by `xdata=key-field` a value.

Pandoc knows the first two, as biblatex does; the third (biblatex 3.20, 3.13.6, granular data) it prints as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from paperbuild.model.bibliography import PARENT_FIELDS, Entry, Field, keys_in, looping_keys
from paperbuild.syntax.bibtex.names import split_names

_GRANULAR = re.compile(r"\s*xdata\s*=\s*(?P<data>[^\s{},]+)\s*")
_DEEPEST = 20  # loans of loans


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


def by_own_keys(by_key: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """The entries of a library, those that they take fields from under their own keys and not under others (`ids`)."""
    ids = [(key, entry.fields["ids"]) for key, entry in by_key.items() if "ids" in entry.fields]
    aliases = {alias: key for key, field in ids for alias in keys_in(field) if alias not in by_key}
    return {key: _by_own_keys(entry, aliases) for key, entry in by_key.items()} if aliases else by_key


def _by_own_keys(entry: Entry, aliases: Mapping[str, str]) -> Entry:
    fields = dict(entry.fields)
    for name in PARENT_FIELDS:
        if name in fields and any(key in aliases for key in keys_in(fields[name])):
            value = ",".join(aliases.get(key, key) for key in keys_in(fields[name]))
            fields[name] = replace(fields[name], value=value)
    return replace(entry, fields=MappingProxyType(fields))


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


def with_parents(by_key: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """The entries of a library, each with the fields that it takes from others by `crossref` and `xdata`."""
    by_key = by_own_keys(by_key)
    family = Family(by_key, list(by_key))
    return {
        key: replace(entry, fields=MappingProxyType(dict(family.fields(entry))))
        if any(name in entry.fields for name in PARENT_FIELDS)
        else entry
        for key, entry in by_key.items()
    }


def lent(field: Field, family: Family, depth: int = 0) -> str:
    """The value of `field` with each `xdata=key-field-number` in it filled in; what leads to nothing is left out."""
    if "xdata" not in field.value or "=" not in field.value or field.name in PARENT_FIELDS:
        return field.value
    if not any(_GRANULAR.fullmatch(name) for name, _ in split_names(field.value)):
        return field.value
    found = [_loan(name, field.name, family, depth) for name, _ in split_names(field.value)]
    return " and ".join(value for value in found if value)


def _loan(name: str, own: str, family: Family, depth: int) -> str:
    """What `name` stands for where it names a place in another entry, or else `name`."""
    match = _GRANULAR.fullmatch(name)
    if match is None:
        return name
    found = _place(match["data"], own, family)
    if found is None or depth >= _DEEPEST:
        return ""
    field, number = found
    value = lent(field, family, depth + 1)
    names = [one for one, _ in split_names(value)]
    return names[number - 1] if 0 < number <= len(names) else "" if number else value


def _place(data: str, own: str, family: Family) -> tuple[Field, int] | None:
    """The field that `data` names, `key-field-number`, of which the last two may be missing; a key may have hyphens."""
    steps = data.split("-")
    for end in range(len(steps), 0, -1):
        entry, rest = family.by_key.get("-".join(steps[:end])), steps[end:]
        if entry is None or len(rest) > 2 or (len(rest) == 2 and not rest[1].isdecimal()):
            continue
        field = entry.fields.get(rest[0].lower() if rest else own)
        if field is not None:
            return field, int(rest[1]) if len(rest) == 2 else 0
    return None
