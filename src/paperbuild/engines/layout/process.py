"""Starts WeasyPrint's process early, hands it one document, and gives back the PDF within a time limit."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

from paperbuild.engines.layout.worker import LayoutAnswer, LayoutRequest
from paperbuild.findings.errors import EngineError, EngineTimeoutError, MissingToolError

_WORKER = "paperbuild.engines.layout.worker"
# fontTools writes the time into every font that it cuts down, unless it is told one; sets have no order of their own.
_SAME_BYTES = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}


class LayoutProcess:
    """A WeasyPrint process that is warming up. Use it as a context: leaving it ends the process."""

    def __init__(self) -> None:
        # Pickles cross the pipe under the module's name: the worker imports itself once more for them.
        program = f"from {_WORKER} import main; main()"
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **_SAME_BYTES},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
        self._process.communicate()
        if self._process.stdin:  # which `communicate` leaves open where it has run into its time limit before
            with suppress(OSError):
                self._process.stdin.close()

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()

    def lay_out(self, request: LayoutRequest, timeout_s: float) -> LayoutAnswer:
        """The answer to `request`. The process serves one. Raises EngineError and its kin."""
        try:
            out, err = self._process.communicate(pickle.dumps(request), timeout=timeout_s)
        except subprocess.TimeoutExpired as error:
            self._process.kill()
            raise EngineTimeoutError(f"WeasyPrint took longer than {timeout_s:g} s") from error
        if self._process.returncode != 0 or not out:
            raise _start_error(err.decode("utf-8", "replace"))
        answer = pickle.loads(out)  # noqa: S301 - from our own child process
        if isinstance(answer, Exception):
            raise EngineError(f"WeasyPrint failed: {answer}")
        result: LayoutAnswer = answer
        return result


def examine(timeout_s: float) -> Mapping[str, Any]:
    """The versions of WeasyPrint and its libraries, loaded in a process like the one that lays out.

    Raises MissingToolError or EngineError where they cannot be loaded.
    """
    found: Mapping[str, Any] = json.loads(_answer("examine()", timeout_s))
    return found


def has_families(families: Sequence[str], timeout_s: float) -> bool:
    """Whether this machine has each of these font families, as WeasyPrint finds them by their names.

    Raises MissingToolError or EngineError where it cannot be loaded.
    """
    there = json.loads(_answer(f"families({tuple(families)!r})", timeout_s))
    return set(families) <= set(there)


def _answer(call: str, timeout_s: float) -> str:
    """What a function of the worker's writes to its standard output."""
    command = [sys.executable, "-c", f"import {_WORKER} as worker; worker.{call}"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout_s, check=False)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired as error:
        raise EngineTimeoutError(f"WeasyPrint took longer than {timeout_s:g} s to load") from error
    if done.returncode != 0:
        raise _start_error(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode()


def _start_error(text: str) -> EngineError | MissingToolError:
    if "cannot load library" in text or "OSError" in text:
        return MissingToolError(
            "WeasyPrint cannot find Pango", "run `paperbuild doctor`: it names the line that installs it"
        )
    return EngineError("WeasyPrint's process ended", text.strip()[-600:])
