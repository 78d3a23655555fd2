"""`paperbuild edition list`: the editions on record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from paperbuild.app.editions import is_as_published
from paperbuild.app.parse import parse_project
from paperbuild.cli.options import list_format
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.session import Session


@click.command("list")
@list_format
@click.pass_obj
def _list(session: Session, form: str) -> None:
    """Lists the editions on record, the oldest first.

    An edition that the folder still is, letter by letter, is marked as such.
    """
    paper, _ = parse_project(session.load(), session.memo)
    rows: list[dict[str, Any]] = [
        {
            "name": record.name,
            "date": record.date.isoformat(),
            "replaces": record.replaces or None,
            "locales": [*record.locales],
            "path": record.file.path,
            "is_current": is_as_published(paper, record),
        }
        for record in paper.editions.records
    ]
    if form == "json":
        put_utf8(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max((len(row["name"]) for row in rows), default=0)
    for row in rows:
        more = f"  replaces {row['replaces']}" if row["replaces"] else ""
        now = "  (as the folder is now)" if row["is_current"] else ""
        put(f"{row['name']:<{width}}  {row['date']}  {', '.join(row['locales'])}{more}{now}")
    for fault in paper.editions.faults:
        tell(f"{fault.file.path} cannot be read: {fault.message}")
    if not rows:
        tell("no edition is on record: `paperbuild edition mark NAME` records one when you publish")


COMMANDS: Mapping[str, click.Command] = {"list": _list}
