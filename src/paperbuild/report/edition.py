"""An edition and what has changed since, as JSON that other programs may rely on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from paperbuild.compare.since import EditionChange
from paperbuild.model.edition import EditionRecord, PublishedLocale


def edition_as_json(record: EditionRecord) -> Mapping[str, Any]:
    """`record` as plain values: what is named is a list of tables that have their address or key in them."""
    return {
        "name": record.name,
        "date": record.date.isoformat(),
        "replaces": record.replaces or None,
        "digest": record.digest,
        "works": [{"key": key, **asdict(work)} for key, work in record.works.items()],
        "locales": {code: _locale(one) for code, one in record.locales.items()},
    }


def _locale(locale: PublishedLocale) -> Mapping[str, Any]:
    return {
        "title": locale.title,
        "headings": [{"address": address, **asdict(one)} for address, one in locale.headings.items()],
        "notes": [{"address": f"note.{name}", **asdict(one)} for name, one in locale.notes.items()],
        "numbered": [{"address": address, "number": number} for address, number in locale.numbered.items()],
        "blocks": [{"address": address, **asdict(one)} for address, one in locale.blocks.items()],
        "addresses": sorted(locale.addresses),
    }


def changes_as_json(edition: str, changes: Mapping[str, Sequence[EditionChange]]) -> Mapping[str, Any]:
    """What has changed since `edition`, by language."""
    return {"since": edition, "locales": {code: [asdict(one) for one in found] for code, found in changes.items()}}
