"""`paperbuild locale mv`: renames sections in every locale, and the records of what they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from paperbuild.app.moves import mentions, moved
from paperbuild.app.write import move_files
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.findings.errors import UsageError


@click.command("mv")
@click.argument("names", metavar="OLD NEW…", nargs=-1, required=True)
@click.pass_obj
def _mv(session: Session, names: tuple[str, ...]) -> None:
    """Renames the section OLD to NEW in every locale that has it, with the records of what it was made from.

    With several pairs, all are renamed at the same time: 02-a.md 03-a.md 03-b.md 04-b.md.
    """
    if len(names) % 2:
        raise UsageError(f"`{names[-1]}` has no new name", "name pairs, the old name first: `02-a.md 03-a.md`")
    project = session.load()
    renames = moved(project, list(zip(names[::2], names[1::2], strict=True)))
    for folder in {path.rpartition("/")[0] for path, _ in renames}:
        refuse_link(session.folder, folder)
    move_files([(session.folder / old, session.folder / new) for old, new in renames])
    for old, new in renames:
        put(f"{old} -> {new}")
    for place, path in mentions(project, [old for old, _ in renames]):
        tell(f"{place} still names `{path}`")
    if not renames:
        tell("nothing was renamed")


COMMANDS: Mapping[str, click.Command] = {"mv": _mv}


def refuse_link(root: Path, folder: str) -> None:
    """Raises UsageError where `folder` of the paper in `root` is a link that leads elsewhere: nothing is moved but in
    the paper's own folders."""
    if (root / folder).resolve() != root.resolve() / folder:
        raise UsageError(f"`{folder}` is a link that leads elsewhere", "put the folder itself in its place")
