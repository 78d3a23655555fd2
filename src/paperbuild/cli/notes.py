"""`paperbuild notes`: the numbered notes of a paper."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence

import click

from paperbuild.app.named import named_locales
from paperbuild.app.parse import parse_project
from paperbuild.cli.options import list_format
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.session import Session
from paperbuild.compose.assemble import assemble
from paperbuild.compose.notes import ListedNote, listed_notes
from paperbuild.model.manuscript import note_mark
from paperbuild.report.text import columns, counted, shown

_INDENT = 5


@click.command("notes")
@list_format
@click.option("-l", "--locale", metavar="LOCALE", help="The locale. Without this option: the paper's source locale.")
@click.pass_obj
def _notes(session: Session, form: str, locale: str | None) -> None:
    """Lists the numbered notes: where each one is called, and what it says or cites."""
    session.start_progress()
    with session.watch.step("load"):
        project = session.load()
    with session.watch.step("parse"):
        paper, _ = parse_project(project, session.memo)
    chosen = named_locales(paper, [locale])[0] if locale else paper.source
    with session.watch.step("assemble"):
        notes = listed_notes(assemble(paper, chosen), paper.bibliography)
    session.quiet()
    if form == "json":
        numbered = [note.as_mapping() for note in notes if note.number > 0]  # translators' own have no number
        put_utf8(json.dumps(numbered, ensure_ascii=False, indent=2))
        return
    if notes:
        put("\n".join(_lines(notes, session.width)))
    own = sum(note.number < 0 for note in notes)
    tell(counted(len(notes) - own, "note") + (f", {counted(own, 'note')} of the translator" if own else ""))


COMMANDS: Mapping[str, click.Command] = {"notes": _notes}


def _lines(notes: Sequence[ListedNote], width: int) -> Iterator[str]:
    """A line with each note's number, name and place, and below it what it says."""
    for note in notes:
        place = f"{note.section}:{note.line}"
        start = f"{note_mark(note.number):>{_INDENT - 2}}  {note.id}"
        gap = width - columns(start) - columns(place)
        if gap >= 2:
            yield f"{start}{' ' * gap}{place}"
        else:
            yield start
            yield f"{' ' * _INDENT}{place}"
        yield from textwrap.wrap(shown(note.text), width, initial_indent=" " * _INDENT, subsequent_indent=" " * _INDENT)
