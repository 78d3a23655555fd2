"""How long a command may take: when its time is up, it ends as by an interrupt, and nothing half-done stays."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from paperbuild.cli.exit_status import CANNOT_GO_ON

_PATIENCE_S = 0.2
_GRACE_S = 15.0  # for ending what runs; then the process ends as it is


class TimeIsUpError(BaseException):
    """The command took longer than it may; `doing` is the step that was not finished. No `except Exception` on the way
    may take it for something else."""

    doing = ""


@contextmanager
def limited(timeout_s: float, tell_last: Callable[[], None]) -> Iterator[None]:
    """Raises TimeIsUpError in the main thread when what is done within it takes longer than `timeout_s`.

    Where something goes on even then, it says `tell_last` and ends the process. Without effect in another thread and on
    Windows, which has no such timer.
    """
    if not _is_possible():
        yield
        return

    def ring(*_: object) -> NoReturn:
        signal.signal(signal.SIGALRM, end)
        signal.setitimer(signal.ITIMER_REAL, _GRACE_S)
        raise TimeIsUpError

    def end(*_: object) -> NoReturn:
        from paperbuild.engines.pandoc import end_running  # what reads no paper does not need it

        end_running()
        tell_last()
        os._exit(CANNOT_GO_ON)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, timeout_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def leave_threads() -> None:
    """Ends the process where a thread does not end by itself now: Python would wait for it."""
    others = [one for one in threading.enumerate() if one is not threading.current_thread() and not one.daemon]
    for one in others:
        one.join(_PATIENCE_S)
    if any(one.is_alive() for one in others):
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(CANNOT_GO_ON)


def set_limit(timeout_s: float) -> None:
    """Gives the command that runs within `limited` another `timeout_s`, from now."""
    if _is_possible() and signal.getitimer(signal.ITIMER_REAL)[0]:
        signal.setitimer(signal.ITIMER_REAL, timeout_s)


@contextmanager
def without_limit() -> Iterator[None]:
    """Takes the limit from a command that goes on until it is told to end, within `limited`."""
    left = signal.setitimer(signal.ITIMER_REAL, 0)[0] if _is_possible() else 0.0
    try:
        yield
    finally:
        if left:
            signal.setitimer(signal.ITIMER_REAL, left)


def _is_possible() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
