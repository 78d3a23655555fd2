"""`paperbuild locale accept`: says that a translation, a section of it or a block has been brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from paperbuild.app.locales import accepted, target_of
from paperbuild.app.named import named_translation
from paperbuild.app.parse import parse_project
from paperbuild.app.write import write_files
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.findings.errors import UsageError
from paperbuild.model.project import RECORDS_FOLDER


@click.command("accept")
@click.argument("code", metavar="CODE")
@click.argument("file", metavar="[FILE[:LINE]]", required=False)
@click.pass_obj
def _accept(session: Session, code: str, file: str | None) -> None:
    """Records that the translation CODE is up to date with the source: all of it, a section, or the block at a line.

    FILE:LINE is a line of the translation; for one of the source, name its path: content/en/05-rights.md:12.
    """
    paper, _ = parse_project(session.load(), session.memo)
    translation = named_translation(paper, code)
    records = accepted(paper, translation, target_of(file, code, paper.source.code) if file else None)
    have = {record.path: record.text.encode() for source in paper.project.locales for record in source.all_records}
    changed = {path: content for path, content in records.items() if have.get(path) != content}
    _refuse_links(session.folder, code)
    write_files({session.folder / path: content for path, content in changed.items()})
    for path in changed:
        put(path)
    if not changed:
        tell(f"`{code}` was recorded as up to date already")


COMMANDS: Mapping[str, click.Command] = {"accept": _accept}


def _refuse_links(folder: Path, code: str) -> None:
    """Nothing is written but in the locale's own folder, wherever links lead."""
    records = folder / "content" / code / RECORDS_FOLDER
    if records.resolve() != folder.resolve() / "content" / code / RECORDS_FOLDER:
        raise UsageError(
            f"`content/{code}/{RECORDS_FOLDER}` is a link that leads elsewhere", "put the folder itself in its place"
        )
