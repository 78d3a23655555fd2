"""Compares the works that readers of two editions see, field by field, as they are printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from paperbuild.engines.pandoc_tree import EMPHASIS, text_of
from paperbuild.model.changes import ChangeKind, FieldChange, WorkChange
from paperbuild.model.work import Work

_WITHIN = EMPHASIS | {"Span", "Quoted", "Link"}
_NAMED_BY = ("title", "title-short", "container-title")


def work_changes(old: Sequence[Work], new: Sequence[Work]) -> tuple[WorkChange, ...]:
    """What was added, removed and amended, by key; what has another key and is otherwise the same was renamed."""
    before, now = ({work.key: _fields(work) for work in works} for works in (old, new))
    names = {work.key: _name(work) for work in (*old, *new)}
    return tuple(_changes(before, now, names))


def _changes(
    before: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]], names: Mapping[str, str]
) -> Iterator[WorkChange]:
    gone = {key: fields for key, fields in before.items() if key not in now}
    for key, fields in now.items():
        if key not in before:
            twin = next((other for other, those in gone.items() if those == fields), "")
            if twin:
                del gone[twin]
                yield WorkChange(ChangeKind.RENAMED, key, names[key], (FieldChange("key", twin, key),))
            else:
                yield WorkChange(ChangeKind.ADDED, key, names[key])
        elif before[key] != fields:
            yield WorkChange(ChangeKind.CHANGED, key, names[key], tuple(_apart(before[key], fields)))
    yield from (WorkChange(ChangeKind.REMOVED, key, names[key]) for key in gone)


def _apart(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*new, *old)):
        if old.get(name) != new.get(name):
            yield FieldChange(name, old.get(name, ""), new.get(name, ""))


def _fields(work: Work) -> dict[str, str]:
    """The fields of a work as plain text, by the names that CSL has for them."""
    found = {"type": work.kind, **work.values}
    found |= {name: text_of(inlines, _WITHIN) for name, inlines in work.texts.items()}
    found |= {name: "; ".join(one.full_name for one in names) for name, names in work.names.items()}
    if found.get("title", "").startswith(found.get("title-short", " ")):
        del found["title-short"]  # pandoc makes it of what stands before the subtitle
    return found | {name: _date(date) for name, date in work.dates.items()}


def _date(date: Mapping[str, Any]) -> str:
    """A date of CSL JSON: `2026-03-01`, `2025/2026`; whatever else it is, as it stands."""
    parts = date.get("date-parts")
    if not parts:
        return str(date.get("literal") or date.get("raw") or json.dumps(date, sort_keys=True, ensure_ascii=False))
    said = "/".join("-".join(f"{int(number):02}" for number in part) for part in parts)
    return f"c. {said}" if date.get("circa") else said


def _name(work: Work) -> str:
    """How a work is named in an account: its authors and its title."""
    names = next((names for role in ("author", "editor") if (names := work.names.get(role))), ())
    who = ", ".join(one.family_name for one in names[:2]) + (" et al." if len(names) > 2 else "")
    title = next((text_of(inlines, _WITHIN) for name in _NAMED_BY if (inlines := work.texts.get(name))), work.key)
    return f"{who}, {title}" if who else title
