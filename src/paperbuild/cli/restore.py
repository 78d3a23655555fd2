"""`paperbuild restore`: the project that a PDF carries in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from paperbuild.app.create import restore
from paperbuild.cli.output import put, tell

_SHOWN = 100  # letters of a name
_NOT_CARRIED = "not restored, because no PDF contains them: comments, other languages, files that no section names"


@click.command("restore")
@click.argument("pdf", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def _restore(pdf: Path, folder: Path) -> None:
    """Writes the project that is attached to FILE.pdf into DIR: sections, bibliography, templates. It builds to the
    same PDF. Comments, other languages and files that no section names are not in it, and not restored."""
    files, left_out = restore(pdf, folder)
    for path in files:
        put(str(path))
    for name in left_out:
        tell(f"not restored: `{name[:_SHOWN]}` leads out of the folder, or is no name for a file, or is there twice")
    tell(_NOT_CARRIED)


COMMANDS: Mapping[str, click.Command] = {"restore": _restore}
