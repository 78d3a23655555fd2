"""`paperbuild locale accept`: says that a translation, a section of it or a block has been brought up to date."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.app.locales import accepted, target_of
from paperbuild.app.mends import accepted_everywhere
from paperbuild.app.named import named_translation
from paperbuild.app.parse import parse_project
from paperbuild.app.records import write_records
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.findings.errors import UsageError
from paperbuild.model.paper import Paper
from paperbuild.report.text import counted


@click.command("accept")
@click.argument("code", metavar="CODE")
@click.argument("file", metavar="[FILE[:LINE]]", required=False)
@click.option(
    "--all-locales",
    "is_everywhere",
    is_flag=True,
    help="Instead of CODE, name a line of the source where a change touches no translation: a corrected misprint.",
)
@click.option(
    "--words",
    multiple=True,
    metavar="WORDS",
    help="With --all-locales: the old or the new words of the change, if there are several. May be given again.",
)
@click.pass_obj
def _accept(session: Session, code: str, file: str | None, words: tuple[str, ...], *, is_everywhere: bool) -> None:
    """Records that the translation CODE is up to date with the source: all of it, a section, or the block at a line.

    FILE:LINE is a line of the translation; for one of the source, name its path: content/en/05-rights.md:12. With
    --all-locales, one change of the source counts as done in every translation. Older changes stay out of date.
    """
    paper, _ = parse_project(session.load(), session.memo)
    if is_everywhere:
        _accept_everywhere(session, paper, code, file, words)
        return
    if words:
        raise UsageError("`--words` is for `--all-locales`", "name the line: `FILE:LINE`")
    translation = named_translation(paper, code)
    records = accepted(paper, translation, target_of(file, code, paper.source.code) if file else None)
    if not _write(session, paper, records):
        tell(f"`{code}` was recorded as up to date already")


COMMANDS: Mapping[str, click.Command] = {"accept": _accept}


def _accept_everywhere(session: Session, paper: Paper, line: str, more: str | None, words: tuple[str, ...]) -> None:
    if more is not None:
        raise UsageError("with `--all-locales`, no locale is named", f"`paperbuild locale accept --all-locales {more}`")
    done = accepted_everywhere(paper, line, words)
    _write(session, paper, done.records)
    said = ", ".join(map(str, done.mends))
    codes = sorted(path.split("/")[1] for path in done.records)
    tell(f"{said}: recorded in {', '.join(codes) or 'no locale'}")
    for code, count in done.left.items():
        blocks = counted(count, "block")
        tell(f"`{code}` is still out of date in {blocks}, by other changes: `paperbuild locale diff {code}`")


def _write(session: Session, paper: Paper, records: Mapping[str, bytes]) -> bool:
    """Writes those of the records that have changed, and prints their paths; whether there are any."""
    changed = write_records(session.folder, paper, records)
    for path in changed:
        put(path)
    return bool(changed)
