"""The baseline holds back a finding that no longer exists.

The fault was corrected, or its line was changed. Make the baseline again, so that it does not hide the same fault when
it comes back:

    paperbuild check --baseline
"""

from __future__ import annotations

from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span

RULE = Rule("IGN003", "stale-baseline", Severity.WARNING, __doc__)


def found(file: SourceFile, span: Span) -> Diagnostic:
    """The finding for the entry of the baseline at `span`."""
    hint = "write it again with `paperbuild check --baseline`"
    return RULE.at(file, span, "the baseline holds back a finding that no longer exists", hint)
