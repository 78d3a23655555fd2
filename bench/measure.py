"""Runs a command and measures it: its time by the clock, its memory by the kernel's account of its processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.commands import Command

_RUSAGE_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, kilobytes elsewhere
_SAMPLE_EVERY_S = 0.02


@dataclass
class Measured:
    """What was measured of one command, a value a round. Memory is in bytes: of the largest of its processes, and of
    all of them together (shared pages counted once), where the system tells."""

    command: Command
    seconds: list[float] = field(default_factory=list)
    largest_process: int = 0
    whole_tree: int | None = None
    steps: dict[str, list[float]] = field(default_factory=dict)

    @property
    def median_s(self) -> float:
        """The median of its times."""
        return median(self.seconds)


class CommandFailedError(Exception):
    """A command that is to be measured failed."""


def measure(commands: Sequence[Command], folder: Path, rounds: int) -> list[Measured]:
    """Measures every command `rounds` times. The rounds go through all of them, each beginning with another, so that
    whatever else the machine does falls on all alike. One round before them warms the disk's cache and measures the
    memory of all processes, which would disturb the clock."""
    results = [Measured(command) for command in commands]
    for result in results:
        _, result.largest_process, _, result.whole_tree = _run(result.command, folder, is_sampled=True)
    for number in range(rounds):
        for result in _rotated(results, number):
            if not result.command.is_cold:
                _run(result.command, folder)  # after another command, something has changed
            seconds, largest, noted, _ = _run(result.command, folder)
            result.seconds.append(seconds)
            result.largest_process = max(result.largest_process, largest)
            for step, step_s in _steps(noted):
                result.steps.setdefault(step, []).append(step_s)
    return results


def _rotated(results: list[Measured], number: int) -> list[Measured]:
    start = number % len(results)
    return results[start:] + results[:start]


def _run(command: Command, folder: Path, *, is_sampled: bool = False) -> tuple[float, int, str, int | None]:
    """Seconds, the largest process' bytes, what was written to standard error, all processes' bytes."""
    if command.is_cold:
        shutil.rmtree(folder / "build", ignore_errors=True)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    with tempfile.TemporaryFile() as noted:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the commands are ours
            command.arguments,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=noted,
            start_new_session=True,
        )
        tree = _sample(process.pid) if is_sampled else None
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        noted.seek(0)
        text = noted.read().decode("utf-8", "replace")
    if process.returncode:
        raise CommandFailedError(f"`{command.name}` ended with {process.returncode}:\n{text[-2000:]}")
    return seconds, usage.ru_maxrss * _RUSAGE_UNIT, text, tree


def _environment(folder: Path) -> Mapping[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(folder / ".cache")}


def _sample(leader: int) -> int | None:
    """The most memory that the processes of the session of `leader` had together until it ended, or None where the
    system has no /proc."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    most = 0
    while not os.waitid(os.P_PID, leader, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        most = max(most, sum(_proportional_bytes(pid) for pid in _session(leader)))
        time.sleep(_SAMPLE_EVERY_S)
    return most


def _session(leader: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == leader:
                    yield int(entry.name)
            except OSError:
                continue  # it has ended meanwhile


def _proportional_bytes(pid: int) -> int:
    """The process' share of memory: a page that n processes share counts 1/n (proc(5), smaps_rollup)."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))


def _steps(noted: str) -> Iterator[tuple[str, float]]:
    """The steps that `--timings` wrote."""
    for line in noted.splitlines():
        if line.startswith('{"step"'):
            step = json.loads(line)
            yield step["step"], step["seconds"]
