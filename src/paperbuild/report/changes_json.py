"""Tells what has changed between two editions to programs; `docs/diff.md` says what each name means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from paperbuild.model.changes import (
    Account,
    BlockChange,
    BlockPlace,
    FieldChange,
    FigureChange,
    LocaleChanges,
    NoteChange,
    SectionChange,
    SideName,
    StaleBlock,
    WorkChange,
)


def as_changes_json(account: Account) -> str:
    """The account as JSON. New names may be added to it; those that are there keep their meaning."""
    return json.dumps(changes_mapping(account), ensure_ascii=False, indent=2)


def changes_mapping(account: Account) -> Mapping[str, Any]:
    """The account as plain values."""
    return {
        "old": _side(account.old),
        "new": _side(account.new),
        "differs": not account.is_empty,
        "settings": [_field(one) for one in account.settings],
        "locales": [_locale(one) for one in account.locales],
        "added_locales": list(account.added),
        "removed_locales": list(account.removed),
        "works": [_work(one) for one in account.works],
        "stale": [_stale(one) for one in account.stale],
    }


def _side(side: SideName) -> Mapping[str, Any]:
    return {"name": side.name, "kind": side.kind.value, "commit": side.commit or None}


def _field(change: FieldChange) -> Mapping[str, Any]:
    return {"field": change.name, "old": change.old or None, "new": change.new or None}


def _locale(changes: LocaleChanges) -> Mapping[str, Any]:
    return {
        "locale": changes.locale,
        "settings": [_field(one) for one in changes.settings],
        "sections": [_section(one) for one in changes.sections],
        "blocks": [_block(one) for one in changes.blocks],
        "notes": [_note(one) for one in changes.notes],
        "figures": [_figure(one) for one in changes.figures],
    }


def _section(change: SectionChange) -> Mapping[str, Any]:
    return {
        "change": change.kind.value,
        "id": change.identifier,
        "old_title": change.old_title or None,
        "new_title": change.new_title or None,
        "old_after": change.old_after or None,
        "new_after": change.new_after or None,
    }


def _block(change: BlockChange) -> Mapping[str, Any]:
    return {
        "change": change.kind.value,
        "kind": change.what,
        "blocks": change.count,
        "also_changed": change.is_changed,
        "old": _place(change.old),
        "new": _place(change.new),
        "old_text": change.old_text or None,
        "new_text": change.new_text or None,
        "words": [{"is": how, "text": text} for how, text in change.words],
    }


def _place(place: BlockPlace | None) -> Mapping[str, Any] | None:
    if place is None:
        return None
    return {"section": place.section, "title": place.title, "path": place.path, "line": place.line}


def _note(change: NoteChange) -> Mapping[str, Any]:
    return {
        "change": change.kind.value,
        "id": change.identifier,
        "old_id": change.old_identifier or None,
        "old_number": change.old_number or None,
        "new_number": change.new_number or None,
        "old_keys": list(change.old_keys),
        "new_keys": list(change.new_keys),
        "old_text": change.old_text or None,
        "new_text": change.new_text or None,
    }


def _figure(change: FigureChange) -> Mapping[str, Any]:
    return {"old": list(change.old), "new": list(change.new), "place": _place(change.place)}


def _work(change: WorkChange) -> Mapping[str, Any]:
    fields = [_field(one) for one in change.fields]
    return {"change": change.kind.value, "key": change.key, "name": change.name, "fields": fields}


def _stale(change: StaleBlock) -> Mapping[str, Any]:
    return {
        "locale": change.locale,
        "path": change.path,
        "line": change.line,
        "old": change.old or None,
        "new": change.new or None,
    }
