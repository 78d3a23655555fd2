"""Compares what two editions say of themselves: title, date, who wrote and published them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from paperbuild.model.changes import FieldChange
from paperbuild.model.settings import Metadata, Settings, as_table

_SEEN = (
    *("date", "edition", "version", "publisher", "authors", "editors", "original", "identifiers", "licence"),
    *("copyright", "funders", "cover", "url"),
)
_UNSEEN = frozenset({"strings"})


def setting_changes(old: Settings, new: Settings) -> tuple[FieldChange, ...]:
    """The settings of `content/paper.toml` that readers see and that differ."""
    sides = ({name: value for name, value in as_table(side).items() if name in _SEEN} for side in (old, new))
    return tuple(_apart(*sides))


def metadata_changes(old: Metadata, new: Metadata) -> tuple[FieldChange, ...]:
    """What differs of what a locale's `metadata.toml` says."""
    sides = ({name: value for name, value in as_table(side).items() if name not in _UNSEEN} for side in (old, new))
    return tuple(_apart(*sides))


def _apart(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FieldChange]:
    before, now = dict(_flat(old)), dict(_flat(new))
    for name in dict.fromkeys((*now, *before)):
        if before.get(name, "") != now.get(name, ""):
            yield FieldChange(name, before.get(name, ""), now.get(name, ""))


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each value with its name, those in tables behind that of the table: `publisher.name`."""
    if name == "corrections" and value:  # each is one thing to readers
        yield name, "; ".join(map(_correction, value))
    elif isinstance(value, Mapping):
        for inner, one in value.items():
            yield from _flat(one, f"{name}.{inner}" if name else str(inner))
    elif isinstance(value, tuple | list):
        if value and isinstance(value[0], Mapping):
            for number, one in enumerate(value, 1):
                yield from _flat(one, f"{name}.{number}")
        else:
            yield name, ", ".join(map(str, value))
    else:
        yield name, value.isoformat() if isinstance(value, datetime.date) else str(value)


def _correction(one: Mapping[str, Any]) -> str:
    """A correction in a line: its day, what it says, and the addresses that it names."""
    text, addresses = " ".join((one.get("text") or "").split()), ", ".join(one.get("addresses") or ())
    said = " ".join(filter(None, (text, f"({addresses})" if addresses else "")))
    return f"{one['date']}: {said}"
