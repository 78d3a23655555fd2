"""Runs every rule over a parsed paper, and weighs what they find as the paper's settings say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paperbuild.baseline import hold_back
from paperbuild.diagnostic import Diagnostic, Severity
from paperbuild.ignores import apply_ignores, apply_severities
from paperbuild.paper import Paper
from paperbuild.rules import CHECKS


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a paper, in the order of its files, and how many findings its baseline holds back."""

    findings: tuple[Diagnostic, ...]
    held_back: int = 0

    def stops(self, *, is_strict: bool = False) -> bool:
        """Whether a build may not go on: an error does, and under `--strict` a warning too."""
        return bool(self.findings) if is_strict else has_errors(self.findings)


def check(paper: Paper, noticed: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Everything that is wrong with `paper`: what the rules find and what was `noticed` before, weighed."""
    return weighed(paper, found(paper, noticed))


def found(paper: Paper, noticed: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """What the rules find and what was `noticed` before, as it is."""
    return [*noticed, *(diagnostic for rule in CHECKS for diagnostic in rule(paper))]


def weighed(paper: Paper, found: Iterable[Diagnostic], *, is_rendered: bool = False) -> list[Diagnostic]:
    """`found` in the order of the files, with the severities that the settings say, without what is ignored.

    `is_rendered` says that every format has been made: only then can be told which ignores of what is found in
    finished files ignore nothing.
    """
    left = apply_ignores(found, paper, is_rendered=is_rendered)
    return sorted(set(apply_severities(left, paper.settings)))


def judge(paper: Paper, found: Iterable[Diagnostic], *, is_rendered: bool = False) -> Verdict:
    """What is wrong with `paper` beyond what its baseline holds back."""
    left, held_back = hold_back(paper, weighed(paper, found, is_rendered=is_rendered))
    return Verdict(tuple(apply_severities(left, paper.settings)), held_back)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of `diagnostics` stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
