"""`content/baseline.json` cannot be read, so it holds back nothing.

It is a JSON list with one finding a line, made by `paperbuild check --baseline`; a merge that went wrong mostly leaves
marks such as `<<<<<<<` in it. Take both sides' lines, or write it again.
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span

RULE = Rule("IGN004", "broken-baseline", Severity.ERROR, __doc__)


def found(file: SourceFile, span: Span, reason: str) -> Diagnostic:
    """The finding where the baseline cannot be read at `span`."""
    hint = "write it again with `paperbuild check --baseline`"
    return RULE.at(file, span, f"the baseline cannot be read: {reason}", hint)
