"""`paperbuild bib unused`: the works that nothing in the paper uses."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from paperbuild.app.parse import parse_project
from paperbuild.cli.changing import change
from paperbuild.cli.options import dry_run, list_format
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.session import Session
from paperbuild.report.text import counted, shown
from paperbuild.upkeep.unused import unused_entries, without_entries


@click.command("unused")
@click.option("--remove", "is_removed", is_flag=True, help="Delete them from the library.")
@dry_run
@list_format
@click.pass_obj
def _unused(session: Session, is_removed: bool, is_dry: bool, form: str) -> None:
    """Lists the works that nothing uses: no citation, no list of works, and no other work that is used.

    What is ignored with a reason (`% paperbuild ignore unused-entry: …`) is not listed.
    """
    session.start_progress()
    with session.watch.step("parse"):
        paper, _ = parse_project(session.load(), session.memo)
    found = unused_entries(paper)
    file = paper.bibliography.file
    places = [(entry.key, file.position(entry.key_span.start).line) for entry in found]
    session.quiet()
    if is_removed:
        changed = without_entries(paper, found)
        said = f"{counted(len(found), 'unused work')} {'would be' if is_dry else ''} deleted".replace("  ", " ")
        told = {"keys": [key for key, _ in places]}
        change(session, [changed] if changed else [], said, is_dry=is_dry, form=form, told=told)
    elif form == "json":
        put_utf8(
            json.dumps([{"key": key, "path": file.path, "line": line} for key, line in places], ensure_ascii=False)
        )
    else:
        for key, line in places:
            put(f"{file.path}:{line}: {shown(key)}")
        tell(counted(len(found), "unused work"))


COMMANDS: Mapping[str, click.Command] = {"unused": _unused}
