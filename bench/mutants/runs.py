"""Runs some of the tests in this process, which is one of its own (`forked.py`), and notes what came of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis
import pytest

# Nothing is kept, nothing is shared with other processes, and random examples are the same each time. What is imported
# before pytest starts is not rewritten by it, which it warns of.
_ARGUMENTS = (
    *("-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow", "--hypothesis-seed=0", "--no-header"),
    *("-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"),
)
_NOT_FOUND = (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED)


@dataclass
class Outcome:
    """What came of the tests that were run: the seconds of each that passed, and those that failed, in their order;
    `names` are all that were found."""

    passed: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def run_tests(root: Path, tests: Sequence[str], before: Callable[[str], None] | None = None) -> Outcome:
    """Runs `tests` (names as pytest has them, or files) of the repository `root` until one fails, with `before` called
    before each. Files that cannot be imported have failed; so has what is found no longer, if its file fails."""
    os.chdir(root)
    sys.path.insert(0, str(root))
    watch = _Watch(before)
    first = () if before else ("-x",)
    status = pytest.main([*_ARGUMENTS, *first, *tests], plugins=[watch])
    if status in _NOT_FOUND and not watch.outcome.failed:
        files = sorted({name.partition("::")[0] for name in tests})
        status = pytest.main([*_ARGUMENTS, *first, *files], plugins=[watch])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) and not watch.outcome.failed:
        watch.outcome.failed.append(f"pytest itself, with {status}")
    return watch.outcome


class _Watch:
    """A plug-in of pytest that notes what came of each test."""

    def __init__(self, before: Callable[[str], None] | None) -> None:
        self.outcome = Outcome()
        self._before = before
        self._seconds: dict[str, float] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """A counterexample is enough: it need not be the smallest. After conftest.py, before the tests are imported."""
        phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        hypothesis.settings.register_profile("noticed", hypothesis.settings.default, phases=phases)
        hypothesis.settings.load_profile("noticed")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.outcome.names.extend(item.nodeid for item in items)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if self._before:
            self._before(item.nodeid)
        return (yield)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.outcome.failed.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0.0) + report.duration
        if report.failed:
            self.outcome.failed.append(report.nodeid)
        elif report.when == "call" and report.passed:
            self.outcome.passed[report.nodeid] = self._seconds[report.nodeid]
