"""`content/baseline.json` cannot be read, so it holds back nothing.

The file is a JSON list with one finding on each line, made by `paperbuild check --baseline`. After a failed merge it
usually contains marks such as `<<<<<<<`. Keep the lines of both sides, or make the file again.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span

RULE = Rule("IGN004", "broken-baseline", Severity.ERROR, __doc__)


def found(file: SourceFile, span: Span, reason: str) -> Diagnostic:
    """The finding where the baseline cannot be read at `span`."""
    hint = "write it again with `paperbuild check --baseline`"
    return RULE.at(file, span, f"the baseline cannot be read: {reason}", hint)
