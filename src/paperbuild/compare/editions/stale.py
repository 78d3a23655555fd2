"""Tells which blocks of a translation an update makes stale: those that were up to date with the earlier edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperbuild.model.changes import StaleBlock
from paperbuild.model.translation import Change, TranslatedSection, Translation


def stale_blocks(old: Sequence[Translation], new: Sequence[Translation]) -> Iterator[StaleBlock]:
    """Each block of a translation whose source has changed since it was made, unless the earlier edition had that
    change already."""
    known = {(one.code, what) for one in old for section in one.compared for what in map(_written, section.changes)}
    for one in new:
        for section in one.compared:
            for change in section.changes:
                if (one.code, _written(change)) not in known:
                    yield _stale(one.code, section, change)


def _written(change: Change) -> tuple[str, str]:
    before, after = (block.written if block else "" for block in (change.before, change.after))
    return before, after


def _stale(code: str, section: TranslatedSection, change: Change) -> StaleBlock:
    file = section.translated.file
    return StaleBlock(code, file.path, file.position(change.span.start).line, *_written(change))
