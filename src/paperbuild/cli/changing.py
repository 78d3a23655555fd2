"""Shows and writes what a command changes in the texts of a paper: first the change, then in a line what was done."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from paperbuild.app.changes import write_changes
from paperbuild.app.moves import Rename
from paperbuild.cli.findings import painted
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.session import Session
from paperbuild.findings.edits import Rewritten
from paperbuild.report.changes import as_diff, as_mapping
from paperbuild.report.text import counted, plain


def change(
    session: Session,
    changed: Sequence[Rewritten],
    done: str,
    *,
    is_dry: bool,
    form: str = "text",
    moves: Sequence[Rename] = (),
    told: Mapping[str, Any] | None = None,
) -> None:
    """Writes what is `changed`, moves files, and says what was `done` with how many places there were; a dry run shows
    the difference instead, and writes nothing. JSON has what is `told` besides."""
    session.quiet()
    if not is_dry:
        write_changes(session.folder, changed, [(session.folder / old, session.folder / new) for old, new in moves])
    if form == "json":
        files = [as_mapping(one) for one in changed]
        said = {**(told or {}), "files": files, "moved": [list(pair) for pair in moves], "written": not is_dry}
        put_utf8(json.dumps(said, ensure_ascii=False, indent=2))
        return
    if is_dry:
        is_coloured = session.is_coloured_on_stdout()
        if text := as_diff(changed, painted if is_coloured else plain):
            put(text, is_painted=is_coloured)
    for old, new in moves:
        put(f"{old} -> {new}")
    tell(_said(changed, done, is_dry=is_dry))


def _said(changed: Sequence[Rewritten], done: str, *, is_dry: bool) -> str:
    places = sum(one.places for one in changed)
    extent = f": {counted(places, 'place')} in {counted(len(changed), 'file')}" if changed else ""
    return f"{done}{extent}{'; nothing has been written' if is_dry else ''}"
