"""`paperbuild bib add`: works come into the library from a file of another program, or from standard input."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from paperbuild.app.load import decoded, read_source
from paperbuild.checks.check import in_library
from paperbuild.cli.changing import change
from paperbuild.cli.options import dry_run, list_format
from paperbuild.cli.output import tell
from paperbuild.cli.session import Session
from paperbuild.core.paper import NO_BIBLIOGRAPHY
from paperbuild.engines.bibtex import plain_text
from paperbuild.exchange.works.add import Added, added, faults_of
from paperbuild.exchange.works.read import read_works
from paperbuild.findings.edits import Rewritten
from paperbuild.findings.errors import UsageError
from paperbuild.findings.source import SourceFile
from paperbuild.report.text import counted, shown
from paperbuild.syntax.bibtex.bibliography import parse_bibliography
from paperbuild.syntax.settings import parse_settings

_MOST_BYTES = 16_000_000


@click.command("add")
@click.argument("file", metavar="FILE")
@click.option(
    "--from",
    "origin",
    type=click.Choice(["csljson", "ris", "cff", "bibtex"]),
    help="What FILE is. Without this option, its name or its first letters tell.",
)
@click.option(
    "--keep-keys", "keeps_keys", is_flag=True, help="Give each work the key that it has in FILE, if it is free."
)
@click.option("--force", "is_forced", is_flag=True, help="Add works that the library has already, too.")
@dry_run
@list_format
@click.pass_obj
def _add(
    session: Session, file: str, origin: str | None, keeps_keys: bool, is_forced: bool, is_dry: bool, form: str
) -> None:
    """Adds the works in FILE to the library: CSL JSON, RIS, CFF or BibTeX; with `-`, from standard input.

    Each gets a key as the library has them, and capitals of names in its title are kept. What has no place in the
    library, and a work that is in it already, is told.
    """
    project = session.load()
    library = parse_bibliography(project.bibliography or NO_BIBLIOGRAPHY)
    works = read_works(_source(file), parse_settings(project.settings)[0].locale, origin or "")
    made = added(library, works, keeps_keys=keeps_keys, is_forced=is_forced)
    changed = [Rewritten(library.file, made.text, len(made.works))] if made.works else []
    _tell(made, library.file)
    done = f"{counted(len(made.works), 'work')} {'would be' if is_dry else ''} added".replace("  ", " ")
    told = {
        "added": [{"key": key, "was": work.old_key, "lost": list(work.lost)} for key, work in made.works.items()],
        "known": [{"key": one.key, "was": one.work.old_key, "why": one.why} for one in made.known],
    }
    change(session, changed, done, is_dry=is_dry, form=form, told=told)


COMMANDS: Mapping[str, click.Command] = {"add": _add}


def _source(name: str) -> SourceFile:
    if name == "-":
        content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise UsageError("standard input has more than 16 MB", "give the works in several parts")
        return decoded(content, "standard input")
    try:
        return read_source(Path(name), name)
    except OSError as error:
        raise UsageError(f"cannot read `{name}`: {error.strerror}", "name a file, or `-` for standard input") from error


def _tell(made: Added, file: SourceFile) -> None:
    """Says of each work what became of it, what of it had no place, and what the rules find in it."""
    for key, work in made.works.items():
        tell(f"{shown(key)}: {shown(plain_text(work.fields.get('title', ''))) or 'a work without a title'}")
        if work.lost:
            tell(f"  not taken over: {shown(', '.join(work.lost))}")
    for one in made.known:
        tell(f"{shown(one.key)}: is in the library already ({one.why}); `--force` adds it all the same")
    after = parse_bibliography(SourceFile(file.path, made.text))
    keys: Sequence[str] = list(made.works)
    for found in faults_of(list(in_library(after)), after, keys):
        tell(f"{found.path}:{found.start.line}: {found.rule} {found.name}: {shown(found.message)}")
