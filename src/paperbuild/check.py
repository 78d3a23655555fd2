"""Runs every rule over a parsed paper."""

from __future__ import annotations

from collections.abc import Iterable

from paperbuild.diagnostic import Diagnostic, Severity
from paperbuild.ignores import apply_ignores, apply_severities
from paperbuild.paper import Paper
from paperbuild.rules import CHECKS


def check(paper: Paper, noticed: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Everything that is wrong with `paper`, in the order of its files: what the rules find and what was `noticed`
    before, weighed as its settings say, without what it ignores."""
    found = [*noticed, *(diagnostic for rule in CHECKS for diagnostic in rule(paper))]
    return sorted(set(apply_severities(apply_ignores(found, paper), paper.settings)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of `diagnostics` stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
