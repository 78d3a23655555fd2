"""What is said of an exception that nobody foresaw: a fault of this program, or something that the machine refused."""

from __future__ import annotations

import traceback
from pathlib import Path

from paperbuild.findings.errors import PaperbuildError

TRACEBACK_VARIABLE = "PAPERBUILD_TRACEBACK"
"""Where this variable of the environment is set, a fault is shown as Python shows it."""

_PACKAGE = Path(__file__).parents[1]
_LONGEST = 200
_REPORT = (
    "report it where you have paperbuild from, with what `paperbuild --version --verbose` prints; "
    f"{TRACEBACK_VARIABLE}=1 shows where it comes from"
)


def as_trouble(error: Exception) -> PaperbuildError:
    """What to say of `error`, and what can be done about it."""
    if isinstance(error, MemoryError):
        return PaperbuildError("the memory of this machine, or what it lets a program have of it, is used up")
    if isinstance(error, OSError) and error.strerror:
        of = f" ({error.filename})" if error.filename else ""
        return PaperbuildError(f"this machine refuses something: {error.strerror}{of}")
    said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    return PaperbuildError(f"a fault of paperbuild itself: {said}{_place(error)}", _REPORT)


def _place(error: Exception) -> str:
    """The last line of ours that `error` went through: ` (app/load.py, line 12)`."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            return f" ({path.relative_to(_PACKAGE).as_posix()}, line {line})"
    return ""
