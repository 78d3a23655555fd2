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
_ROOT = Path(__file__).resolve().parent.parent
_SAMPLE_EVERY_S = 0.02
_TELLS_OF_PROCESSES = Path("/proc/self/smaps_rollup").exists()


@dataclass(frozen=True)
class Memory:
    """The most memory, in bytes, that the largest of a command's processes took, and that all of them took together
    at one time, with what they share counted once; None where the system does not tell."""

    largest_process: int
    all_processes: int | None


@dataclass(frozen=True)
class _Run:
    seconds: float
    cpu_s: float
    memory: Memory
    noted: str


@dataclass
class Measured:
    """What was measured of one command: in each round its time by the clock, and that of the processors, which its own
    processes took and those of them that it waited for; and the most memory that it took."""

    command: Command
    seconds: list[float] = field(default_factory=list)
    memory: Memory = Memory(0, None)
    steps: dict[str, list[float]] = field(default_factory=dict)
    cpu_s: list[float] = field(default_factory=list)

    @property
    def median_s(self) -> float:
        """The median of its times."""
        return median(self.seconds)


class CommandFailedError(Exception):
    """A command that is to be measured failed."""


def measure(commands: Sequence[Command], folder: Path, rounds: int) -> list[Measured]:
    """Measures every command `rounds` times, in `folder` or the paper below it that the command names. The rounds go
    through all of them, each beginning with another, so that whatever else the machine does falls on all alike. One
    round before them warms the disk's cache and measures the memory of all processes, which would disturb the clock."""
    results = [Measured(command) for command in commands]
    for result in results:
        _edit(result.command, folder, rounds)
        result.memory = _run(result.command, folder, is_sampled=True).memory
    for number in range(rounds):
        for result in _rotated(results, number):
            if not result.command.is_cold:
                _run(result.command, folder)  # after another command, something has changed
            _edit(result.command, folder, number)
            run = _run(result.command, folder)
            result.seconds.append(run.seconds)
            result.cpu_s.append(run.cpu_s)
            for step, step_s in _steps(run.noted):
                result.steps.setdefault(step, []).append(step_s)
    return results


def _edit(command: Command, folder: Path, number: int) -> None:
    if command.edit:
        command.edit(folder / command.paper, number)


def _rotated(results: list[Measured], number: int) -> list[Measured]:
    start = number % len(results)
    return results[start:] + results[:start]


def _run(command: Command, folder: Path, *, is_sampled: bool = False) -> _Run:
    folder = folder / command.paper
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
        memory = _sample(process.pid) if is_sampled and _TELLS_OF_PROCESSES else None
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        noted.seek(0)
        text = noted.read().decode("utf-8", "replace")
    if process.returncode:
        raise CommandFailedError(f"`{command.name}` ended with {process.returncode}:\n{text[-2000:]}")
    # Linux counts in ru_maxrss what the parent had when it forked: it is the last resort.
    memory = memory or Memory(usage.ru_maxrss * _RUSAGE_UNIT, None)
    return _Run(seconds, usage.ru_utime + usage.ru_stime, memory, text)


def _environment(folder: Path) -> Mapping[str, str]:
    """What a command remembers lies beside its paper, and is taken away with `build/` before a cold one. A program of
    ours finds our modules; and Python keeps what it compiles of them, as it is kept of what pip has installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": str((folder / ".cache").resolve()), "PYTHONPATH": str(_ROOT)}


def _sample(leader: int) -> Memory:
    """The memory of the processes of the session of `leader`, watched until it ends."""
    largest = together = 0
    while not os.waitid(os.P_PID, leader, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        processes = list(_session(leader))
        largest = max([largest, *(_kilobytes(f"/proc/{pid}/status", "VmHWM:") for pid in processes)])
        together = max(together, sum(_kilobytes(f"/proc/{pid}/smaps_rollup", "Pss:") for pid in processes))
        time.sleep(_SAMPLE_EVERY_S)
    return Memory(largest * 1024, together * 1024)


def _session(leader: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == leader:
                    yield int(entry.name)
            except OSError:
                continue  # it has ended meanwhile


def _kilobytes(path: str, name: str) -> int:
    """The value called `name` in a file of /proc (proc(5)): VmHWM is the most that a process ever had, Pss its share
    of memory now, in which a page that n processes share counts 1/n."""
    try:
        text = Path(path).read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0  # it has ended meanwhile
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith(name))


def _steps(noted: str) -> Iterator[tuple[str, float]]:
    """The steps that `--timings` wrote."""
    for line in noted.splitlines():
        if line.startswith('{"step"'):
            step = json.loads(line)
            yield step["step"], step["seconds"]
