"""Gives findings to programs, as JSON whose names and shape stay as they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from paperbuild.checks.check import Verdict
from paperbuild.findings.diagnostic import Diagnostic, Severity


def as_json(verdict: Verdict, more: Mapping[str, Any] = MappingProxyType({})) -> str:
    """`{"diagnostics": […], "summary": {"errors", "warnings"}}`; lines and columns count from 1.

    `more` stands beside the summary.
    """
    weights = Counter(item.severity for item in verdict.findings)
    report = {
        "diagnostics": [finding_as_values(item) for item in verdict.findings],
        "summary": {"errors": weights[Severity.ERROR], "warnings": weights[Severity.WARNING]},
        **more,
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def finding_as_values(item: Diagnostic) -> Mapping[str, Any]:
    """One finding, as programs know it."""
    return {
        "rule": item.rule,
        "name": item.name,
        "severity": item.severity.value,
        "path": item.path,
        "line": item.start.line,
        "column": item.start.column,
        "end_line": item.end.line,
        "end_column": item.end.column,
        "message": item.message,
        "hint": item.hint,
        "locale": item.locale,
    }
