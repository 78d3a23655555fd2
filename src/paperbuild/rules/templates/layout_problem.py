"""WeasyPrint did not understand something in the PDF's style sheet or template, and ignored it.

    p { font-weight: 650 }
        ^^^^^^^^^^^^^^^^ ignored: invalid value

WeasyPrint knows most of CSS 2.1 and of CSS for paged media; its documentation lists what it supports.
"""

from __future__ import annotations

import re

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span

RULE = Rule("TPL004", "layout-problem", Severity.WARNING, __doc__)

# What WeasyPrint 70 logs for a declaration: "Ignored `font-weight: 650` at 68:13, invalid value."
_IGNORED = re.compile(r"Ignored `(?P<what>.*?)(?:(?<!\s)\s++)?` at (?P<line>\d+):\d+, (?P<why>.*?)\.?", re.DOTALL)


def found(sheet: SourceFile, message: str) -> Diagnostic:
    """The finding for what WeasyPrint logged, at its place in the style sheet where that can be told."""
    match = _IGNORED.fullmatch(message)
    if match is None:
        return RULE.at_file(sheet.path, f"WeasyPrint says: {message}")
    text, hint = f"`{match['what']}` is ignored: {match['why']}", "see which CSS WeasyPrint knows"
    at = _place(sheet, int(match["line"]), match["what"])
    if at is None:
        return RULE.at_file(sheet.path, text, hint)
    return RULE.at(sheet, Span(at, at + len(match["what"].partition(":")[0])), text, hint)


def _place(sheet: SourceFile, line: int, what: str) -> int | None:
    """Where in `sheet` the declaration `what` stands, if it does so on `line` (from 1)."""
    if not 0 < line <= len(sheet.line_starts):
        return None
    name = what.partition(":")[0]
    start = sheet.line_starts[line - 1]
    end = sheet.line_starts[line] if line < len(sheet.line_starts) else len(sheet.text)
    at = sheet.text.find(name, start, end)
    return at if at >= 0 else None
