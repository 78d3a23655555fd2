"""`paperbuild edition correct`: what has changed since an edition, and a correction that says so to readers."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence

import click

from paperbuild.app.corrections import corrected, corrected_places
from paperbuild.app.editions import named_edition
from paperbuild.app.parse import parse_project
from paperbuild.app.write import write_files
from paperbuild.cli.options import list_format
from paperbuild.cli.output import put, put_utf8, tell
from paperbuild.cli.session import Session
from paperbuild.compare.publication import edition_of
from paperbuild.compare.since import EditionChange, changes
from paperbuild.findings.errors import UsageError
from paperbuild.model.edition import EditionRecord
from paperbuild.model.paper import Paper
from paperbuild.report.edition import changes_as_json


@click.command("correct")
@click.option("--since", "name", metavar="NAME", help="The edition to compare with. Without it, the last one.")
@click.option(
    "--date",
    "date",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="DATE",
    help="Write a correction of this day (2027-03-01) into the metadata.toml of every language.",
)
@click.option("--text", "text", metavar="TEXT", default="", help="What was corrected, in the language of the source.")
@click.option(
    "--at",
    "addresses",
    metavar="ADDRESS",
    multiple=True,
    help="Where. Can be given several times. Without it, everything that says something else now.",
)
@list_format
@click.pass_obj
def _correct(
    session: Session, name: str | None, date: datetime.datetime | None, text: str, addresses: Sequence[str], form: str
) -> None:
    """Lists what changed since the last edition, or writes a correction of it.

    The outputs then say "Corrected on …" with links to the places, in every language. Translators add the words of
    their language to the `[[corrections]]` of their metadata.toml.
    """
    paper, _ = parse_project(session.load(), session.memo)
    record = _record(paper, name)
    now = edition_of(paper, record.name)
    found = {code: changes(record, now, code) for code in record.locales}
    if date is None:
        if text or addresses:
            raise UsageError("`--text` and `--at` say what a correction says", "add its day: `--date 2027-03-01`")
        _list(record, found, form)
        return
    if date.date() < record.date:
        raise UsageError(
            f"a correction cannot be older than the edition `{record.name}`, which is of {record.date}",
            "give the day on which it was corrected, or name an earlier edition with `--since`",
        )
    places = [*addresses] or corrected_places(paper, record, found.get(paper.source.code, ()))
    written = corrected(paper, date.date(), places, text)
    write_files({session.folder / path: content.encode() for path, content in written.items()})
    for path in written:
        put(path)


COMMANDS: Mapping[str, click.Command] = {"correct": _correct}


def _record(paper: Paper, name: str | None) -> EditionRecord:
    if name is not None:
        return named_edition(paper, name)
    if paper.editions.last is None:
        hint = "`paperbuild edition mark NAME` puts one on record when you publish"
        raise UsageError("no edition is on record", hint)
    return paper.editions.last


def _list(record: EditionRecord, found: Mapping[str, Sequence[EditionChange]], form: str) -> None:
    if form == "json":
        put_utf8(json.dumps(changes_as_json(record.name, found), ensure_ascii=False, indent=2))
        return
    for code, own in found.items():
        for line in _lines(own):
            put(f"{code}  {line}")
    if not any(found.values()):
        tell(f"nothing has changed since the edition `{record.name}`")


def _lines(found: Sequence[EditionChange]) -> Iterator[str]:
    for one in found:
        what = " -> ".join((one.before or "(nothing)", one.after or "(nothing)")) if one.before or one.after else ""
        yield f"{one.kind.value:<10}  {one.thing:<10}  {one.address}{'  ' if what else ''}{what}"
