"""Time that is told by the processors and not by the clock: other programs on the machine take none of it."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HANGS_S = 600
"""Seconds of the clock after which something hangs. Nothing is measured with it, so that it may be long."""

_KNOWN_S = 0.06


def children_s() -> float:
    """The seconds that the processors have worked for the child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def at_most(limit_s: float, clock: Callable[[], float] = time.process_time) -> Iterator[None]:
    """Fails where what is done within it takes the processor more than `limit_s` seconds on a machine as we have it:
    one that is slower, or on which others take the caches, has as much more as it needs for work that is known."""
    began = clock()
    yield
    used = clock() - began
    assert used < limit_s or used < limit_s * slowness(), f"{used:.1f} s of the processor, not {limit_s:g}"


def slowness() -> float:
    """How many times as long as ours this machine takes for work that is known, now; ours takes 0.06 s."""
    began = time.process_time()
    sum(number * number for number in range(1_000_000))
    return (time.process_time() - began) / _KNOWN_S


def worked_s(process: int) -> float:
    """The seconds for which a process, and those that it has waited for, have worked; only Linux tells."""
    ticks = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def until_at_work(process: int) -> None:
    """Waits until a process has begun with what it was given."""
    if not Path(f"/proc/{process}/stat").exists():
        time.sleep(1)
        return
    began = worked_s(process)
    until(lambda: worked_s(process) > began + 0.2, "a process that works")


def until(is_so: Callable[[], bool], what: str) -> None:
    """Waits for something, however long the machine takes for it."""
    end = time.monotonic() + HANGS_S
    while not is_so():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)
