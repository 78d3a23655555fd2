"""Checks a paper for `paperbuild check`, and shows what is wrong in the form that its reader wants."""

from __future__ import annotations

from collections.abc import Sequence

from paperbuild.app.opened import OpenPaper
from paperbuild.app.write import write_files
from paperbuild.checks.baseline import baseline_text
from paperbuild.checks.check import Verdict, judge, weighed
from paperbuild.cli.exit_status import FINDINGS
from paperbuild.cli.findings import tell_findings
from paperbuild.cli.output import put_utf8, tell
from paperbuild.cli.session import Session
from paperbuild.core.reader import SectionReader
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.paper import Paper
from paperbuild.model.project import BASELINE_PATH, Project
from paperbuild.report.text import counted
from paperbuild.rules.registry import RULES


def check_paper(
    session: Session, project: Project, reader: SectionReader, form: str, *, is_strict: bool, is_baseline: bool
) -> int:
    """Runs every rule over what `reader` reads, and shows what they find as `form` says. Gives back the exit status."""
    with OpenPaper(project, reader) as opened:
        with session.watch.step("parse"):
            paper = opened.paper()
        with session.watch.step("check"):
            findings = opened.findings()
    session.quiet()
    if is_baseline:
        return _write_baseline(session, paper, findings)
    verdict = judge(paper, findings)
    with session.watch.step("report"):
        show_verdict(session, paper, verdict, form)
        if form == "text" and not verdict.findings:
            tell(f"{_extent(paper)}: nothing {'else ' if verdict.held_back else ''}is wrong")
    return FINDINGS if verdict.stops(is_strict=is_strict) else 0


def show_verdict(session: Session, paper: Paper, verdict: Verdict, form: str) -> None:
    """Shows findings in a form for people or programs."""
    if form == "text":
        tell_findings(session, paper, verdict)
    elif form == "json":
        from paperbuild.report.json import as_json

        put_utf8(as_json(verdict))
    elif form == "sarif":
        from paperbuild.report.sarif import as_sarif

        put_utf8(as_sarif(verdict, RULES))
    elif verdict.findings:
        from paperbuild.report.github import as_github

        put_utf8(as_github(verdict, session.folder_in_repository()))


def _extent(paper: Paper) -> str:
    """What was checked: `9 sections, 65 notes, 60 works`."""
    locales = [locale for locale in paper.locales if locale.sections]
    said = [
        counted(len(paper.sections), "section"),
        counted(sum(len(section.sites) for section in paper.sections), "note"),
        counted(len(paper.bibliography.entries), "work"),
    ]
    return ", ".join(said) + (f" in {counted(len(locales), 'locale')}" if len(locales) > 1 else "")


def _write_baseline(session: Session, paper: Paper, findings: Sequence[Diagnostic]) -> int:
    today = weighed(paper, findings)
    write_files({session.folder / BASELINE_PATH: baseline_text(paper, today).encode()})
    tell(f"{BASELINE_PATH} holds back {counted(len(today), 'finding')} from now on")
    return 0
