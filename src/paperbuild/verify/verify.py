"""Runs every checker on every edition, as many at a time as there are cores, and says which could not run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import PaperbuildError
from paperbuild.verify.ace import Ace
from paperbuild.verify.axe import Axe
from paperbuild.verify.checker import Checker, ManyChecker
from paperbuild.verify.edition import Edition, read_edition
from paperbuild.verify.epubcheck import Epubcheck
from paperbuild.verify.nu import NuChecker
from paperbuild.verify.outputs import Outputs
from paperbuild.verify.packages import Packages
from paperbuild.verify.page_validation import PageValidation
from paperbuild.verify.reconcile import Reconciliation


@dataclass(frozen=True)
class Checked:
    """A checker that was asked, and its version."""

    name: str
    version: str


@dataclass(frozen=True)
class Unchecked:
    """A checker that could not be asked, or failed: why, as a clause that its name begins, and what would help."""

    name: str
    reason: str
    hint: str = ""


@dataclass(frozen=True)
class Event:
    """One checker has begun with the edition of a locale, or ended with it."""

    checker: str
    locale: str
    is_end: bool


@dataclass(frozen=True)
class Verification:
    """What was found, by which checkers, and which of them are not installed or failed."""

    findings: tuple[Diagnostic, ...]
    checked: tuple[Checked, ...]
    unchecked: tuple[Unchecked, ...]


def checkers(packages: Packages) -> tuple[Checker, ...]:
    """All there are, those that take longest first."""
    return (
        Ace(packages),
        Axe(packages),
        Epubcheck(),
        NuChecker(packages),
        PageValidation(),
        Outputs(),
        Reconciliation(),
    )


def missing(among: Sequence[Checker]) -> tuple[Unchecked, ...]:
    """Those of `among` that cannot run on this machine, because something is not installed."""
    lacks = ((checker.name, checker.lack()) for checker in among)
    return tuple(Unchecked(name, lack.reason, lack.install) for name, lack in lacks if lack)


def verify(
    editions: Sequence[Edition],
    among: Sequence[Checker],
    lacking: Sequence[Unchecked],
    tell: Callable[[Event], None] = lambda _: None,
) -> Verification:
    """What the checkers in `among` find in `editions`, but for those that are `lacking`.

    `tell` is told, from any thread, when each begins with an edition and when it ends.
    """
    names = {one.name for one in lacking}
    there = [checker for checker in among if checker.name not in names]
    findings: list[Diagnostic] = []
    failed: dict[str, Unchecked] = {}
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        whole: list[Edition] = []
        for edition, broken in threads.map(read_edition, editions):
            whole.append(edition)
            findings += broken
        jobs = {
            threads.submit(_ask, checker, group, tell): checker.name
            for checker in there
            for group in _groups(checker, whole)
        }
        try:
            for future in as_completed(jobs):
                _take(future, jobs[future], findings, failed)
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    asked = set(jobs.values()) - failed.keys()
    checked = tuple(Checked(checker.name, checker.version()) for checker in there if checker.name in asked)
    return Verification(tuple(sorted(set(findings))), checked, (*lacking, *failed.values()))


def _groups(checker: Checker, editions: Sequence[Edition]) -> Iterator[Sequence[Edition]]:
    """The editions that have something for `checker`, in as many groups as it is to be started for."""
    its = [edition for edition in editions if any(edition.whole(name) for name in checker.formats)]
    count = min(os.cpu_count() or 1, len(its)) if isinstance(checker, ManyChecker) else len(its)
    for index in range(count):
        yield its[index::count]


def _ask(checker: Checker, group: Sequence[Edition], tell: Callable[[Event], None]) -> list[Diagnostic]:
    for edition in group:
        tell(Event(checker.name, edition.locale, is_end=False))
    try:
        if isinstance(checker, ManyChecker):
            return list(checker.check_all(group))
        return [found for edition in group for found in checker.check(edition)]
    finally:
        for edition in group:
            tell(Event(checker.name, edition.locale, is_end=True))


def _take(
    future: Future[list[Diagnostic]], name: str, findings: list[Diagnostic], failed: dict[str, Unchecked]
) -> None:
    try:
        findings += future.result()
    except PaperbuildError as error:
        failed[name] = Unchecked(name, f"failed: {error}", error.hint)
