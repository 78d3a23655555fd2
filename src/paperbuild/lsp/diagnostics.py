"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lsprotocol import types

from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.source import SourceFile
from paperbuild.lsp.desk import Snapshot
from paperbuild.lsp.places import ClientPlaces

SOURCE = "paperbuild"
_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


def diagnostics(view: Snapshot, places: ClientPlaces) -> Mapping[Path, list[types.Diagnostic]]:
    """What is wrong with the paper, by file. What is about the folder as a whole stands with its settings."""
    found: dict[Path, list[types.Diagnostic]] = {}
    for one in view.findings:
        file = view.sources.get(one.path)
        found.setdefault(view.folder / one.path, []).append(as_diagnostic(one, file, places))
    return found


def as_diagnostic(one: Diagnostic, file: SourceFile | None, places: ClientPlaces) -> types.Diagnostic:
    """One finding; its hint, where it has one, on a line of its own."""
    return types.Diagnostic(
        range=places.range_between(file, one.start, one.end) if file else _TOP,
        message=f"{one.message}\n{one.hint}" if one.hint else one.message,
        severity=_SEVERITY.get(one.severity),
        code=one.rule,
        source=SOURCE,
        data={"name": one.name, "hint": one.hint, "path": one.path},
    )
