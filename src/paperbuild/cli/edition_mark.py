"""`paperbuild edition mark`: puts on record what the paper publishes now."""

from __future__ import annotations

from collections.abc import Mapping

import click

from paperbuild.app.editions import marked, without_edition
from paperbuild.app.parse import parse_project
from paperbuild.app.write import write_files
from paperbuild.checks.check import found, judge
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.findings import tell_findings
from paperbuild.cli.output import put, tell
from paperbuild.cli.session import Session
from paperbuild.report.text import counted


@click.command("mark")
@click.argument("name", metavar="NAME")
@click.option("--replace", "is_replacing", is_flag=True, help="Mark this edition anew: it has not been published yet.")
@click.pass_obj
def _mark(session: Session, name: str, is_replacing: bool) -> int:
    """Puts on record what the paper publishes now, as the edition NAME.

    Writes content/editions/NAME.toml: headings, addresses, notes, works cited, figures, numbers, in every language. Do
    it when you publish. From then on, `paperbuild check` tells what a change would break of it (UPD001 to UPD008).
    """
    session.start_progress()
    with session.watch.step("parse"):
        paper, noticed = parse_project(session.load(), session.memo)
    if is_replacing:
        paper = without_edition(paper, name)
    with session.watch.step("mark"):
        text, record = marked(paper, name)
    with session.watch.step("check"):
        verdict = judge(paper, found(paper, noticed))
    if verdict.stops():
        session.quiet()
        tell_findings(session, paper, verdict)
        tell("nothing was marked: an edition is what is published, and a paper with errors is not")
        return FINDINGS
    session.quiet()
    write_files({session.folder / record.file.path: text.encode()})
    put(record.file.path)
    for code, locale in record.locales.items():
        notes = sum(one.number > 0 for one in locale.notes.values())
        tell(f"{code}: {counted(len(locale.addresses), 'address', 'addresses')}, {counted(notes, 'note')}")
    return 0


COMMANDS: Mapping[str, click.Command] = {"mark": _mark}
