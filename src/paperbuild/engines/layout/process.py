"""A WeasyPrint process that is started early and lays out any number of documents, each within limits."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Timer
from typing import IO, Any, Self

from paperbuild.engines.layout.frames import read_frame, write_frame
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from paperbuild.engines.limits import MEMORY_MB, RAISE_MEMORY
from paperbuild.engines.python import python_command
from paperbuild.engines.scratch import Scratch
from paperbuild.findings.errors import EngineError, EngineMemoryError, EngineTimeoutError, MissingToolError

_WORKER = "paperbuild.engines.layout.worker"
# Pickles cross the pipe under the module's name: the worker imports itself once more for them.
_PROGRAM = f"from {_WORKER} import main; main()"
# fontTools writes the time into every font that it cuts down, unless it is told one; sets have no order of their own.
_SAME_BYTES = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
_END_TIMEOUT_S = 5.0
# What Python, GLib and the libraries behind them say when they get no memory; GLib ends the process then.
_OUT_OF_MEMORY = ("MemoryError", "failed to allocate", "Cannot allocate memory", "std::bad_alloc", "out of memory")


class _OutOfMemoryError(EngineError):
    """The process got no more memory."""

    def __init__(self) -> None:
        super().__init__("WeasyPrint got no more memory")


class LayoutProcess:
    """A process that lays out one document after another. Use it as a context: leaving it ends the process.

    It is warming up as soon as it is made. Where a document takes too long or breaks it, the process ends, and the next
    document has a new one. `pages` are those of the last document, as another process can take them.
    """

    def __init__(self) -> None:
        self.last_document = ""
        self.pages: tuple[bytes, ...] = ()
        self._has_ended = False
        self._child: _Child | None = _Child()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._has_ended = True
        if self._child:
            self._child.leave()

    def end(self) -> None:
        """Ends the process, whatever it is doing, for good: who waits for an answer gets an EngineError."""
        self._has_ended = True
        if self._child:
            self._child.kill()

    def lay_out(
        self, request: LayoutRequest, timeout_s: float, pages: Sequence[bytes] = (), memory_mb: int = MEMORY_MB
    ) -> LayoutAnswer:
        """The answer to `request`; `pages` are those that another process had made of the document.

        Raises MissingToolError where Pango cannot be loaded, EngineError where WeasyPrint fails or its process has
        ended, EngineTimeoutError after `timeout_s`, and EngineMemoryError where it needs more than `memory_mb`.
        """
        if self._has_ended:
            raise EngineError("WeasyPrint's process ended")
        child = self._child = self._child or _Child()
        if self._has_ended:  # meanwhile, by another thread
            child.kill()
        try:
            answer, self.pages = child.ask((request, tuple(pages), memory_mb), timeout_s)
        except BaseException as error:
            self._child = None
            child.kill()
            child.leave()
            if isinstance(error, _OutOfMemoryError):
                what = f"the layout of `{request.document}`"
                raise EngineMemoryError(f"{what} needs more than {memory_mb} MB of memory", RAISE_MEMORY) from error
            raise
        self.last_document = request.document
        return answer


class _Child:
    """The running program, its pipes and its folder for temporary files."""

    def __init__(self) -> None:
        self._scratch = Scratch()
        folder = str(self._scratch.folder)
        self._errors = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - as long as the process; a pipe would fill up
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            python_command(_PROGRAM),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**_environment(), "TMPDIR": folder, "PAPERBUILD_LAYOUT_FOLDER": folder},
        )

    def ask(self, question: object, timeout_s: float) -> tuple[LayoutAnswer, tuple[bytes, ...]]:
        """The answer to `question`, and the pages; the process is ended where it takes longer than `timeout_s`."""
        is_late = False

        def end_it() -> None:
            nonlocal is_late
            is_late = True
            self.kill()

        timer = Timer(timeout_s, end_it)
        timer.start()
        try:
            found = self._exchange(pickle.dumps(question))
        finally:
            timer.cancel()
        if found is not None:
            answer, pages = pickle.loads(found)  # noqa: S301 - from our own child process
            if isinstance(answer, MemoryError):
                raise _OutOfMemoryError
            if isinstance(answer, Exception):
                raise EngineError(f"WeasyPrint failed: {answer}")
            return answer, pages
        if is_late:
            raise EngineTimeoutError(f"WeasyPrint took longer than {timeout_s:g} s")
        self.process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace")
        if any(words in said for words in _OUT_OF_MEMORY):
            raise _OutOfMemoryError
        raise _start_error(said)

    def _exchange(self, question: bytes) -> bytes | None:
        """What comes back for `question`; None where the process ends before."""
        stdin, stdout = _pipes(self.process)
        try:
            write_frame(stdin, question)
            return read_frame(stdout)
        except OSError:
            return None

    def kill(self) -> None:
        """Ends the process at once."""
        self.process.kill()

    def leave(self) -> None:
        """Ends the process when it is idle, waits for it, and takes away what it has left."""
        stdin, stdout = _pipes(self.process)
        with suppress(OSError):  # what could not be written to a process that has gone
            stdin.close()
        try:
            self.process.wait(_END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        stdout.close()
        self._errors.close()
        self._scratch.close()


def _environment() -> dict[str, str]:
    """What the process is told of this one's environment. Whether Python leaves out assertions and docstrings is not:
    with PYTHONOPTIMIZE=2 a PDF had other bytes."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONOPTIMIZE"}
    return {**kept, **_SAME_BYTES}


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None  # noqa: S101 - both are asked for
    assert process.stdout is not None  # noqa: S101
    return process.stdin, process.stdout


def examine(timeout_s: float) -> Mapping[str, Any]:
    """`{"versions": {name: version}, "harfbuzz_subset": bool}`, of what lays out, in a process like the one that does.

    Raises MissingToolError or EngineError where it cannot be loaded, and EngineTimeoutError after `timeout_s`.
    """
    found: Mapping[str, Any] = json.loads(_answer("examine()", timeout_s))
    return found


def has_families(families: Sequence[str], timeout_s: float) -> bool:
    """Whether this machine has each of these font families, as WeasyPrint finds them by their names.

    Raises MissingToolError or EngineError where it cannot be loaded, and EngineTimeoutError after `timeout_s`.
    """
    there = json.loads(_answer(f"families({tuple(families)!r})", timeout_s))
    return set(families) <= set(there)


def _answer(call: str, timeout_s: float) -> str:
    """What a function of the worker's writes to its standard output."""
    command = python_command(f"import {_WORKER} as worker; worker.{call}")
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
