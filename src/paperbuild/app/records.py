"""Writes what has been recorded as up to date, for the command and for the live preview."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from paperbuild.app.write import write_files
from paperbuild.findings.errors import UsageError
from paperbuild.model.paper import Paper
from paperbuild.model.project import RECORDS_FOLDER


def write_records(folder: Path, paper: Paper, records: Mapping[str, bytes]) -> tuple[str, ...]:
    """Writes those of the records, by their paths in the paper in `folder`, that have changed; gives back their paths.

    Raises UsageError where a link leads out of the locale's own folder, and OutputError where one cannot be written.
    """
    have = {record.path: record.text.encode() for source in paper.project.locales for record in source.all_records}
    changed = {path: content for path, content in records.items() if have.get(path) != content}
    for code in {path.split("/")[1] for path in records}:
        _refuse_links(folder, code)
    write_files({folder / path: content for path, content in changed.items()})
    return tuple(changed)


def _refuse_links(folder: Path, code: str) -> None:
    """Nothing is written but in the locale's own folder, wherever links lead."""
    records = folder / "content" / code / RECORDS_FOLDER
    if records.resolve() != folder.resolve() / "content" / code / RECORDS_FOLDER:
        raise UsageError(
            f"`content/{code}/{RECORDS_FOLDER}` is a link that leads elsewhere", "put the folder itself in its place"
        )
