"""The command line: the only place that exits, reads the clock or the environment, or speaks to a terminal."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn

import click

from paperbuild.cli.deadline import TimeIsUpError, leave_threads, limited
from paperbuild.cli.exit_status import CANNOT_GO_ON
from paperbuild.cli.group import paperbuild
from paperbuild.cli.output import ReaderGoneError, let_go, said, tell, used, written
from paperbuild.core.again import Question, keep_answer
from paperbuild.findings.errors import EngineTimeoutError, PaperbuildError
from paperbuild.model.limits import COMMAND_TIMEOUT_S

__all__ = ["main"]

INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM
_KEPT = frozenset({0, 1})  # a run that could not go on may be able to the next time
PIPE_CLOSED = 141  # 128 + SIGPIPE, a signal that not every system has
# A command lives for seconds and keeps nearly all that it makes: looking for garbage often takes a tenth of its time.
_GARBAGE_THRESHOLD = 100_000


class _TerminatedError(BaseException):
    """SIGTERM came: everything is left as by an interrupt, with child processes ended and temporary files gone."""


def main(arguments: Sequence[str] | None = None, *, question: Question | None = None) -> NoReturn:
    """Runs one command and exits: 0 clean, 1 findings, 2 cannot go on. What it answers to `question` is kept."""
    gc.set_threshold(_GARBAGE_THRESHOLD)
    with _terminable(), limited(COMMAND_TIMEOUT_S, _tell_time_is_up):
        status = _status(arguments)
        if question and status in _KEPT:
            with suppress(KeyboardInterrupt, _TerminatedError):  # all is done and said
                status = _kept(question, status)
    sys.exit(status if _is_all_written() else CANNOT_GO_ON)


def _is_all_written() -> bool:
    """Whether all that was said has gone where it should. What click says by itself may still be in a buffer: Python
    would end with a status of its own, 120, where that cannot be written."""
    done = True
    for stream in (sys.stderr, sys.stdout):
        try:
            stream.flush()
        except (OSError, ValueError):
            let_go(stream)
            done = False
    return done


def _kept(question: Question, status: int) -> int:
    """Keeps the answer; gives back the exit status."""
    try:
        keep_answer(question, status, said, written, {path: use for one in used for path, use in one.items()})
    except Exception as error:
        return _tell_fault(error)
    return status


@contextmanager
def _terminable() -> Iterator[None]:
    """Lets SIGTERM end what is done within it as an interrupt does: nothing half-done stays."""
    if threading.current_thread() is not threading.main_thread():  # signals are somebody else's there
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(*_: object) -> NoReturn:
    raise _TerminatedError


def _status(arguments: Sequence[str] | None) -> int:
    try:
        status = paperbuild.main(arguments, prog_name="paperbuild", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PaperbuildError as error:
        with suppress(PaperbuildError):  # where nothing can be said, the exit status says it
            _tell_error(error)
        return CANNOT_GO_ON
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except _TerminatedError:
        return TERMINATED
    except TimeIsUpError as error:
        _tell_time_is_up(error.doing)
        leave_threads()
        return CANNOT_GO_ON
    except ReaderGoneError:
        for stream in (sys.stdout, sys.stderr):
            let_go(stream)
        return PIPE_CLOSED
    except Exception as error:
        return _tell_fault(error)
    return status if isinstance(status, int) else 0


def _tell_time_is_up(step: str = "") -> None:
    doing = f" (it was at the step `{step}`)" if step else ""
    hint = "`command-timeout-s` in the [limits] of content/paper.toml says how long a command may take"
    with suppress(OSError, PaperbuildError):
        _tell_error(EngineTimeoutError(f"the command took longer than it may{doing}", hint))


def _tell_fault(error: Exception) -> int:
    """Says what went wrong that nobody foresaw; gives back the exit status."""
    from paperbuild.cli.fault import TRACEBACK_VARIABLE, as_trouble  # hardly any run has one

    if os.environ.get(TRACEBACK_VARIABLE):
        raise error
    with suppress(OSError, PaperbuildError):  # where nothing can be said, the exit status says it
        _tell_error(as_trouble(error))
    return CANNOT_GO_ON


def _tell_error(error: PaperbuildError) -> None:
    tell(f"paperbuild: {error}")
    if error.hint:
        tell(f"  help: {error.hint}")
