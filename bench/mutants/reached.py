"""Which tests reach which lines, and how long each takes: what a change may be noticed by.

Every file of tests is run once, in a process of its own, with its lines noted by coverage. That is kept, in
`build/mutants/`, until the program or the tests change.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import coverage

from bench.mutants.forked import Failed, Task, run_all
from bench.mutants.runs import run_tests

_LIMIT_S = 900.0
_FORMAT = "1"  # of what is kept: another, when something else is noted of a test
_OURS = ("paperbuild", "tests", "bench", "conftest", "__main__", "xdist", "execnet")


@dataclass(frozen=True)
class Reached:
    """What one file of tests reaches: by the module's path and line, the names of tests; the seconds of each test; the
    modules of others that it imports; and the tests that failed. A line that was reached before the first test has an
    empty name."""

    lines: Mapping[str, Mapping[int, frozenset[str]]]
    seconds: Mapping[str, float]
    imported: frozenset[str]
    failed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tests:
    """All that is known of the tests, by their files."""

    files: Mapping[str, Reached]
    trouble: Mapping[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> list[str]:
        """The tests that fail without any change; they are not run again."""
        return [name for found in self.files.values() for name in found.failed]

    @property
    def seconds(self) -> Mapping[str, float]:
        """How long each test takes, by its name."""
        return {name: one for found in self.files.values() for name, one in found.seconds.items()}

    def of(self, path: Path, lines: Iterable[int], *, runs_once: bool) -> list[str]:
        """The tests that reach one of those lines of a module: first those that have its name, then those of its room,
        then all others, and of each the quickest first. Last come the others of their files, as what a test shares with
        others of its file is made by the first of them alone. What `runs_once`, when the module is imported, may be
        read by tests that call nothing: those that have its name are asked, too."""
        wanted = set(lines)
        direct: list[tuple[int, float, str]] = []
        beside: list[tuple[int, float, str]] = []
        for found in self.files.values():
            by_line = found.lines.get(str(path), {})
            names = {name for line in wanted for name in by_line.get(line, ())}
            if runs_once:
                names |= {name for name in found.seconds if not _distance(path, name)}
            if names:
                every = [(_distance(path, name), seconds, name) for name, seconds in found.seconds.items()]
                direct.extend(one for one in every if one[-1] in names)
                beside.extend(one for one in every if one[-1] not in names)
        return [name for *_, name in (*sorted(direct), *sorted(beside))]

    def imports(self) -> frozenset[str]:
        """The modules of others that the tests import."""
        return frozenset(name for found in self.files.values() for name in found.imported)


def _distance(path: Path, test: str) -> int:
    """0 where a test has the name of the module (`test_links.py`, `[cit/undefined-key]`), 1 in the mirror of its room,
    2 elsewhere."""
    if path.stem in test.replace("-", "_"):
        return 0
    room = path.parts[2]  # src/paperbuild/ROOM/...
    return 1 if test.startswith(f"tests/{room}/") else 2


def reached(root: Path, files: Sequence[Path], jobs: int, kept: Path) -> Tests:
    """What each of `files` reaches, remembered in the folder `kept`."""
    found: dict[str, Reached] = {}
    trouble: dict[str, str] = {}
    shared = [path for path in (root / "tests").glob("*.py") if not path.name.startswith("test_")]
    program = _digest(root, [*(root / "src").rglob("*.py"), *shared], _FORMAT)
    beside = {folder: _digest(root, _beside(folder), program) for folder in {file.parent for file in files}}
    homes = {file: kept / f"{_digest(root, [file], beside[file.parent])}.pickle" for file in files}
    missing = [file for file in files if not homes[file].exists()]
    tasks = [Task(partial(_reach, root, file), _LIMIT_S) for file in missing]
    kept.mkdir(parents=True, exist_ok=True)
    for number, result in run_all(tasks, jobs):
        file = missing[number]
        if isinstance(result, Failed):
            trouble[str(file.relative_to(root))] = result.said
        else:
            homes[file].write_bytes(pickle.dumps(result))
    for file in files:
        if homes[file].exists():
            found[str(file.relative_to(root))] = pickle.loads(homes[file].read_bytes())  # noqa: S301 - our own
    return Tests(found, trouble)


def _beside(folder: Path) -> Iterator[Path]:
    """What the tests of a folder have beside them: texts, tables and modules that are no tests."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    yield from (path for path in files if not path.name.startswith("test_"))


def _digest(root: Path, paths: Iterable[Path], more: str = "") -> str:
    digest = hashlib.sha256(f"{sys.version}{more}".encode())
    for path in sorted(paths):
        name = path.relative_to(root) if path.is_relative_to(root) else path.name
        digest.update(f"{name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def _reach(root: Path, file: Path) -> Reached:
    """Runs one file of tests; in a process of its own."""
    measured = coverage.Coverage(data_file=None, config_file=False, source=[str(root / "src" / "paperbuild")])
    measured.start()
    outcome = run_tests(root, [str(file.relative_to(root))], lambda name: _switch(measured, name))
    measured.stop()
    found = measured.get_data()
    lines = {}
    for path in found.measured_files():
        by_line = found.contexts_by_lineno(path)
        lines[str(Path(path).relative_to(root))] = {line: frozenset(names) for line, names in by_line.items()}
    imported = frozenset(name for name in sys.modules if name.partition(".")[0] not in _OURS)
    return Reached(_shared(lines), outcome.passed, imported, tuple(outcome.failed))


def _switch(measured: coverage.Coverage, name: str) -> None:
    measured.switch_context(name)  # pytest's hooks return nothing


def _shared(lines: Mapping[str, Mapping[int, frozenset[str]]]) -> dict[str, dict[int, frozenset[str]]]:
    """The same with equal sets kept once, which saves most of the space."""
    sets: dict[frozenset[str], frozenset[str]] = {}
    same: dict[str, dict[int, frozenset[str]]] = defaultdict(dict)
    for path, by_line in lines.items():
        for line, names in by_line.items():
            same[path][line] = sets.setdefault(names, names)
    return dict(same)
