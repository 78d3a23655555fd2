"""The machine's trouble, as one tree of exceptions; the paper's faults are diagnostics instead.

    PaperbuildError
    ├── UsageError       what was asked for cannot be done here (no content/, unknown locale)
    ├── MissingToolError a program, library or font that the work needs is not installed
    ├── EngineError      pandoc or WeasyPrint failed in a way that no part of the paper explains
    │   ├── EngineTimeoutError   it took longer than its time limit
    │   └── EngineMemoryError    it needs more memory than it may take
    └── OutputError      a file could not be written

Every one ends the command with exit status 2, its message and its hint.
"""


class PaperbuildError(Exception):
    """What stops the work. `hint` says what the user can do about it, or is empty."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(PaperbuildError):
    """What was asked for cannot be done in this folder."""


class MissingToolError(PaperbuildError):
    """A program, library or font that the work needs is not installed."""


class EngineError(PaperbuildError):
    """An engine failed in a way that no part of the paper explains."""


class EngineTimeoutError(EngineError):
    """An engine took longer than its time limit."""


class EngineMemoryError(EngineError):
    """An engine needs more memory than it may take."""


class OutputError(PaperbuildError):
    """A file could not be written."""
