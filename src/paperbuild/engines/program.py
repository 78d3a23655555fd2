"""Runs a program of the machine's own within a time limit, with nothing on its standard input."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from paperbuild.findings.errors import EngineError, EngineTimeoutError

_LAST_LETTERS = 400


def run_program(
    name: str,
    command: Sequence[str | Path],
    timeout_s: float,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    good: frozenset[int] = frozenset({0}),
) -> str:
    """What `command` writes to standard output. What it has started itself ends with it.

    `name` is what messages call it; `good` are the exit statuses that are no failure.
    Raises EngineError where it fails, EngineTimeoutError after `timeout_s`.
    """
    is_posix = os.name == "posix"
    process = subprocess.Popen(  # noqa: S603 - a program that this machine has, given nothing of the paper's to run
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        start_new_session=is_posix,
    )
    try:
        out, err = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired as error:
        raise EngineTimeoutError(f"{name} took longer than {timeout_s:g} s") from error
    finally:
        if process.poll() is None:
            _end(process, is_group=is_posix)
    if process.returncode not in good:
        said = (err.decode("utf-8", "replace").strip() or out.decode("utf-8", "replace").strip())[-_LAST_LETTERS:]
        raise EngineError(f"{name} failed: {said or f'exit status {process.returncode}'}")
    return out.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes], *, is_group: bool) -> None:
    if is_group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
