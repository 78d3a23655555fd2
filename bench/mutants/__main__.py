"""Tries a sample of changes in each part of the program, and prints those that no test notices: `make mutants`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from bench.mutants.forked import Failed, Task, run_all
from bench.mutants.mutant import Mutant
from bench.mutants.reached import Tests, reached
from bench.mutants.runs import run_tests
from bench.mutants.sample import PACKAGE, PARTS, Part, every_change, sample
from bench.mutants.table import is_met, shares, unnoticed
from bench.mutants.trial import Verdict, tests_of, trial, verdict

ROOT = Path(__file__).resolve().parents[2]
_KEPT = Path("build", "mutants")
_LIMIT_S = 600.0
# What is tried in seconds rather than minutes; tests that start the program see no change of a module in this process.
_TESTS = tuple(
    "app bench/test_pairs.py checks cli compare compose core exchange findings language model rules syntax".split()
)


def main() -> int:
    """Prints the share of changes that no test notices; 1 where it is too large, 2 where tests fail without any."""
    options = _options()
    until = time.monotonic() + 60 * options.minutes
    files = [file for name in _TESTS for file in _files(options.root / "tests" / name)]
    print(f"{len(files)} files of tests: which lines each reaches", flush=True)
    tests = reached(options.root, files, options.jobs, options.root / _KEPT)
    for name, said in tests.trouble.items():
        print(f"{name} did not run to its end:\n{said}", file=sys.stderr)
    if tests.failed:
        print(f"left out, as they fail without any change: {', '.join(tests.failed)}", file=sys.stderr)
    _import(tests.imports())
    chosen = _chosen(options)
    print(f"{sum(map(len, chosen.values()))} changes, {len(tests.seconds)} tests, seed {options.seed}", flush=True)
    found = _tried(chosen, tests, options, until)
    print(f"\nNot noticed\n{unnoticed([one for every in found.values() for one in every])}\n\n{shares(found)}")
    left = sum(map(len, chosen.values())) - sum(map(len, found.values()))
    if left:
        print(f"{left} changes were not tried: the time was over")
    if wrong := _failing_by_themselves(found, options):
        print(f"these tests fail without any change: {', '.join(wrong)}", file=sys.stderr)
        return 2
    return 0 if all(is_met(part, every) for part, every in found.items()) else 1


def _files(path: Path) -> list[Path]:
    """The files of tests at or below a path."""
    return sorted(path.rglob("test_*.py")) if path.is_dir() else [path] if path.exists() else []


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("part", nargs="*", help="a part, or FILE:LINE below src/paperbuild: its changes (all parts)")
    parser.add_argument("--sample", type=int, default=60, help="how many changes of each part are tried (60)")
    parser.add_argument("--seed", default="1", help="another seed, other changes (1)")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="how many at a time (2)")
    parser.add_argument("--budget", type=float, default=20.0, help="seconds of tests for a change, at most (20)")
    parser.add_argument("--minutes", type=float, default=20.0, help="when no more are tried (20)")
    parser.add_argument("--root", type=lambda name: Path(name).resolve(), default=ROOT, help="another checkout")
    parser.add_argument("--verbose", action="store_true", help="say of each change what noticed it")
    return parser.parse_args()


def _chosen(options: argparse.Namespace) -> Mapping[Part, Sequence[Mutant]]:
    """The changes of each part that was asked for."""
    named = {part.name: part for part in PARTS}
    found: dict[Part, Sequence[Mutant]] = {}
    for name in options.part or named:
        if name in named:
            modules = named[name].modules(options.root)
            found[named[name]] = sample(options.root, modules, options.sample, f"{options.seed} {name}")
        else:
            file, _, line = name.partition(":")
            found[Part(name, (file,))] = every_change(options.root, PACKAGE / file, int(line or 0))
    return found


def _import(names: Iterable[str]) -> None:
    """Imports what the tests import of others, once for all the processes that are forked from this one."""
    for name in sorted(names):
        with suppress(ImportError):
            importlib.import_module(name)


def _tried(
    chosen: Mapping[Part, Sequence[Mutant]], tests: Tests, options: argparse.Namespace, until: float
) -> dict[Part, list[Verdict]]:
    """What came of the changes that there was time for; the parts take turns."""
    seconds = tests.seconds
    turns = sorted((number, part.name, part, one) for part, every in chosen.items() for number, one in enumerate(every))
    found: dict[Part, list[Verdict]] = {part: [] for part in chosen}
    asked: list[tuple[Part, Mutant, list[str]]] = []
    for _, _, part, mutant in turns:
        names = tests_of(mutant, tests, seconds, options.root, options.budget)
        if names:
            asked.append((part, mutant, names))
        else:
            found[part].append(Verdict(mutant, 0, ""))
    tasks = [trial(mutant, names, seconds, options.root) for _, mutant, names in asked]
    for number, result in run_all(tasks, options.jobs):
        part, mutant, names = asked[number]
        found[part].append(verdict(mutant, names, result))
        if options.verbose:
            what = found[part][-1].noticed or "NOT NOTICED"
            print(f"{mutant.path}:{mutant.line}: {mutant.shown}: {what}", flush=True)
        if time.monotonic() > until:
            break
    return found


def _failing_by_themselves(found: Mapping[Part, Sequence[Verdict]], options: argparse.Namespace) -> list[str]:
    """Those of the tests that noticed something which fail without any change, too: they have noticed nothing."""
    names = sorted({one.noticed for every in found.values() for one in every if "::" in one.noticed})
    parts = [tuple(names[start :: options.jobs]) for start in range(options.jobs)]
    tasks = [Task(partial(_fails, options.root, part), _LIMIT_S) for part in parts if part]
    results = [result for _, result in run_all(tasks, options.jobs)]
    lost = [one.said for one in results if isinstance(one, Failed)]
    return lost + [name for one in results if isinstance(one, list) for name in one]


def _fails(root: Path, names: Sequence[str]) -> list[str]:
    return run_tests(root, names).failed


if __name__ == "__main__":
    sys.exit(main())
