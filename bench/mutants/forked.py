"""Runs functions in processes forked from this one, each with a limit of time and memory and a folder of its own.

What this process has imported, the forked ones have too: a run of a few tests takes a second less. So this process
imports nothing of paperbuild, of which each may read another text.
"""

from __future__ import annotations

import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

_MEMORY_BYTES = 3 * 1024**3
_LOOK_EVERY_S = 0.01
_WAITS = 6  # of the time that a task may compute, so many times as much by the clock: the machine may be busy
_RESULT = "result.pickle"
SAID = "said.txt"


@dataclass(frozen=True)
class Task:
    """Something to do: `run` returns a value that can be pickled, within `limit_s` seconds of computing."""

    run: Callable[[], object]
    limit_s: float


@dataclass(frozen=True)
class Failed:
    """A task that returned nothing: it took too long or too much, or was ended otherwise; `said` is the end of what it
    wrote. `is_fault` where an exception of it reached us: then the task itself is wrong, not what it was about."""

    said: str
    is_fault: bool = False


@dataclass
class _Running:
    number: int
    pid: int
    folder: Path
    until: float


def run_all(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[int, object]]:
    """Runs every task, `jobs` at a time, and yields the number of each and what it returned, in the order in which they
    end. None of their processes is left."""
    waiting = list(enumerate(tasks))[::-1]
    running: list[_Running] = []
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_start(*waiting.pop()))
            ended = [one for one in running if _has_ended(one)]
            for one in ended:
                running.remove(one)
                yield one.number, _result(one)
            if not ended:
                time.sleep(_LOOK_EVERY_S)
    finally:
        for one in running:
            _stop(one)


def _start(number: int, task: Task) -> _Running:
    folder = Path(tempfile.mkdtemp(prefix="mutant-"))
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if not pid:
        _run(task, folder)
    return _Running(number, pid, folder, time.monotonic() + task.limit_s * _WAITS)


def _run(task: Task, folder: Path) -> NoReturn:
    """The life of a forked process: everything that it writes for a while goes to its folder."""
    try:
        os.setsid()
        said = os.open(folder / SAID, os.O_WRONLY | os.O_CREAT)
        for stream in (1, 2):
            os.dup2(said, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.update(TMPDIR=str(folder), HYPOTHESIS_STORAGE_DIRECTORY=str(folder / "hypothesis"))
        tempfile.tempdir = str(folder)
        limit_s = int(task.limit_s) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit_s, limit_s + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES, _MEMORY_BYTES))
        (folder / _RESULT).write_bytes(pickle.dumps(task.run()))
    except MemoryError:
        pass  # it has no result
    except BaseException:  # whatever it is, this process is not to go on as the one that it was forked from
        (folder / _RESULT).write_bytes(pickle.dumps(Failed(traceback.format_exc(), is_fault=True)))
    finally:
        sys.stdout.flush()
        os._exit(0)


def _has_ended(one: _Running) -> bool:
    if os.waitid(os.P_PID, one.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        return True
    return time.monotonic() > one.until


def _result(one: _Running) -> object:
    try:
        return pickle.loads((one.folder / _RESULT).read_bytes())  # noqa: S301 - our own
    except (OSError, EOFError, pickle.UnpicklingError):
        said = one.folder / SAID
        return Failed(said.read_text(encoding="utf-8", errors="replace")[-2000:] if said.exists() else "")
    finally:
        _stop(one)


def _stop(one: _Running) -> None:
    """Ends the process and those that it started, and takes its folder away."""
    with suppress(ProcessLookupError, PermissionError):  # they have ended
        os.killpg(one.pid, signal.SIGKILL)
    os.waitpid(one.pid, 0)
    shutil.rmtree(one.folder, ignore_errors=True)
