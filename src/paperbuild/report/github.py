"""Gives findings to GitHub's runner as workflow commands, which it shows at their lines."""

from __future__ import annotations

from paperbuild.checks.check import Verdict
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.report.text import shown

_LEVELS = {Severity.NOTE: "notice"}


def as_github(verdict: Verdict, folder: str = "") -> str:
    """One workflow command a finding; `folder` is the project's, as seen from the repository's top."""
    return "\n".join(_command(item, folder) for item in verdict.findings)


def _command(item: Diagnostic, folder: str) -> str:
    path = f"{folder}/{item.path}" if folder else item.path
    # GitHub takes the end column for the last one that is covered, ours is the one after it.
    end_column = max(item.end.column - 1, item.start.column if item.end.line == item.start.line else 1)
    properties = {
        "file": path,
        "line": item.start.line,
        "endLine": item.end.line,
        "col": item.start.column,
        "endColumn": end_column,
        "title": f"{item.rule} {item.name}",
    }
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = f"{item.message}\nhelp: {item.hint}" if item.hint else item.message
    return f"::{_LEVELS.get(item.severity, item.severity.value)} {said}::{_text(message)}"


def _text(text: str) -> str:
    return shown(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
