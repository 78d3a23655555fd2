"""`paperbuild locale add`: a new locale, laid out for its translator."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from paperbuild.app.locales import new_locale
from paperbuild.app.parse import parse_project
from paperbuild.app.write import write_files
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.findings.errors import UsageError
from paperbuild.report.text import counted


@click.command("add")
@click.argument("code", metavar="CODE")
@click.pass_obj
def _add(session: Session, code: str) -> None:
    """Makes content/CODE/ with a copy of every section to translate; keys and notes are already there."""
    paper, _ = parse_project(session.load(), session.memo)
    files = new_locale(paper, code)
    folder = session.folder / "content" / code
    if folder.exists() or folder.is_symlink():
        raise UsageError(f"there is a `{_shown(folder)}` already", "`paperbuild status` shows how far it has come")
    write_files({session.folder / path: content for path, content in files.items()})
    for path in sorted(files):
        put(path)
    tell(_next_steps(code, len(paper.source.sections)))


COMMANDS: Mapping[str, click.Command] = {"add": _add}


def _shown(folder: Path) -> str:
    return f"content/{folder.name}/"


def _next_steps(code: str, sections: int) -> str:
    return (
        f"{counted(sections, 'section')} to translate. Next:\n"
        f"  translate content/{code}/*.md and metadata.toml; do not change keys, names of notes and what is in braces\n"
        "  paperbuild status               # what is left\n"
        "  paperbuild check                # what differs from the source, with its place\n"
        f"  paperbuild build -l {code:<12}# PDF, HTML and EPUB"
    )
