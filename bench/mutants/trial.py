"""Tries a change: the tests that reach it run in a process that imports the changed text; one of them fails, or none.

Each test is run until one fails, the quickest first, for as many seconds as a change may take. One that ends in an
endless loop, or takes more memory than there is, is noticed, too.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

from bench.mutants.dependent import dependent_lines
from bench.mutants.forked import Failed, Task
from bench.mutants.mutant import Mutant
from bench.mutants.reached import Tests
from bench.mutants.runs import run_tests

_START_S = 15.0
_SLOWER = 4  # so many times as long as usual, tests may take with a change


@dataclass(frozen=True)
class Verdict:
    """What came of a change: `tried` tests ran, at most, and `noticed` is the one that failed; "" if none did."""

    mutant: Mutant
    tried: int
    noticed: str


def tests_of(mutant: Mutant, tests: Tests, seconds: Mapping[str, float], root: Path, budget_s: float) -> list[str]:
    """The tests that may notice a change: as many as take no longer than `budget_s` together, and one at least."""
    package = root / "src" / "paperbuild"
    own = set(range(mutant.first, mutant.last + 1))
    where = dependent_lines(root / mutant.path, package, mutant.first, mutant.last)
    lists = [tests.of(path.relative_to(root), lines, runs_once=lines != own) for path, lines in where]
    found: list[str] = []
    left_s = budget_s
    for name in dict.fromkeys(name for names in lists for name in names):
        left_s -= seconds[name]
        if found and left_s < 0:
            break
        found.append(name)
    return found


def trial(mutant: Mutant, names: Sequence[str], seconds: Mapping[str, float], root: Path) -> Task:
    """The task that runs those tests with the change in place, and returns the name of the one that failed."""
    usual_s = sum(seconds[name] for name in names)
    return Task(partial(_noticed, mutant, tuple(names), root), _START_S + _SLOWER * usual_s)


def verdict(mutant: Mutant, names: Sequence[str], result: object) -> Verdict:
    """What the task's result means; RuntimeError where the tests could not be run at all."""
    if isinstance(result, Failed):
        if result.is_fault:
            raise RuntimeError(f"{mutant.path}:{mutant.line}: {mutant.shown}\n{result.said}")
        return Verdict(mutant, len(names), "the limit of time or memory")
    return Verdict(mutant, len(names), str(result))


def _noticed(mutant: Mutant, names: Sequence[str], root: Path) -> str:
    sys.meta_path.insert(0, _Changed(root / mutant.path, mutant.text))
    failed = run_tests(root, names).failed
    return failed[0] if failed else ""


class _Changed(importlib.abc.MetaPathFinder):
    """Finds one module with another text than stands in its file."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,  # noqa: ARG002 - what a finder is called with
    ) -> importlib.machinery.ModuleSpec | None:
        """The module's, if it is the one; the paths of all others are looked for as usual."""
        if not name.startswith("paperbuild.") or name.rpartition(".")[2] != self._path.stem:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is None or spec.origin is None or Path(spec.origin) != self._path:
            return None
        return spec_from_file_location(name, self._path, loader=_Loader(name, str(self._path), self._text))


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - what a loader is called with
        return compile(self._text, self.path, "exec", dont_inherit=True)
