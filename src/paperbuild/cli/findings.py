"""Tells the findings of a paper on standard error."""

from __future__ import annotations

import click

from paperbuild.checks.check import Verdict
from paperbuild.cli.output import tell
from paperbuild.cli.session import Session
from paperbuild.model.paper import Paper
from paperbuild.report.text import as_text, plain, summary

_COLOURS = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "blue", "bold": True},
    "place": {"fg": "cyan"},
    "help": {"fg": "green"},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
    "hunk": {"fg": "cyan"},
}


def painted(text: str, role: str) -> str:
    """`text` in the colour of its role, in ANSI's codes."""
    return click.style(text, **_COLOURS[role]) if role in _COLOURS else text  # type: ignore[arg-type]


def tell_findings(session: Session, paper: Paper, verdict: Verdict, outcome: str = "") -> None:
    """Shows every finding and a line that counts them, with the `outcome` of the command; silent where all is well."""
    paint = painted if session.is_coloured_on_stderr() else plain
    if verdict.findings:
        tell(as_text(verdict.findings, paper.project.sources, session.width, paint) + "\n", is_painted=True)
    if verdict.findings or verdict.held_back or outcome:
        tell(summary(verdict) + (f": {outcome}" if outcome else ""))
