"""`paperbuild doctor`: what this machine has, what it lacks, and the line that installs it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from paperbuild.app.doctor import Finding, doctor, fonts_for
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import check
from paperbuild.cli.checkers import checker_folders
from paperbuild.cli.exit_status import CANNOT_GO_ON
from paperbuild.cli.options import list_format
from paperbuild.cli.output import put, put_utf8
from paperbuild.cli.session import Session
from paperbuild.findings.diagnostic import Severity
from paperbuild.findings.errors import PaperbuildError
from paperbuild.report.text import counted


@click.command("doctor")
@list_format
@click.pass_obj
def _doctor(session: Session, form: str) -> int:
    """Shows what is installed on this machine, and the command that installs what is missing."""
    session.start_progress()
    with session.watch.step("examine"):
        findings = doctor(checker_folders())
        project = _project(session, findings)
        findings += fonts_for(project["locales"] if project else ())
    session.quiet()
    if form == "json":
        report = {"tools": [finding.as_mapping() for finding in findings], "project": project}
        put_utf8(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        put("\n".join(_lines(session, findings, project)), is_painted=True)
    return CANNOT_GO_ON if any(one.is_needed and not one.is_there for one in findings) else 0


COMMANDS: Mapping[str, click.Command] = {"doctor": _doctor}


def _project(session: Session, findings: Sequence[Finding]) -> Mapping[str, Any] | None:
    """How the paper in this folder stands, or None where there is none or pandoc cannot read it."""
    if not all(one.is_there for one in findings if one.name == "pandoc"):
        return None
    try:
        paper, noticed = parse_project(session.load())
    except PaperbuildError:
        return None
    found = check(paper, noticed)
    weights = Counter(item.severity for item in found)
    return {
        "slug": paper.settings.slug,
        "locales": [locale.code for locale in paper.locales if locale.sections],
        "sections": len(paper.source.sections),
        "works": len(paper.bibliography.entries),
        "errors": weights[Severity.ERROR],
        "warnings": weights[Severity.WARNING],
    }


def _lines(session: Session, findings: Sequence[Finding], project: Mapping[str, Any] | None) -> Iterator[str]:
    longest = max(len(finding.name) for finding in findings)
    for finding in findings:
        state, colour = _state(finding)
        shown = click.style(f"{state:<8}", fg=colour) if session.is_coloured_on_stdout() else f"{state:<8}"
        yield f"{shown} {finding.name:<{longest}}  {finding.version or finding.purpose}"
        if finding.install:
            yield f"{'':8} {finding.install}"
    if project is None:
        yield "\nno paper in this folder"
    else:
        yield f"\n{_standing(project)}"


def _state(finding: Finding) -> tuple[str, str]:
    if finding.is_there:
        return "ok", "green"
    return ("missing", "red") if finding.is_needed else ("optional", "yellow")


def _standing(project: Mapping[str, Any]) -> str:
    parts = [
        ", ".join(project["locales"]) or "no locale",
        counted(project["sections"], "section"),
        counted(project["works"], "work"),
        counted(project["errors"], "error"),
        counted(project["warnings"], "warning"),
    ]
    return f"the paper {project['slug']}: {', '.join(parts)}"
