"""Folders for temporary files: each has the number of its process in its name and is locked as long as that lives, so
that what a killed process left is known as such, and taken away by the next."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from paperbuild.findings.errors import OutputError

_NAME = re.compile(r"paperbuild-(?P<process>\d+)-[a-z0-9_]{8}")


class Scratch:
    """A new folder for temporary files, which only this user can look into. `close` takes it away with all in it."""

    def __init__(self) -> None:
        """Raises OutputError where this machine has no place for temporary files."""
        try:
            _clean_once(tempfile.gettempdir())
            self.folder = Path(tempfile.mkdtemp(prefix=f"paperbuild-{os.getpid()}-"))
        except OSError as error:
            raise OutputError(
                f"there is no folder for temporary files: {error.strerror or error}",
                "the variable TMPDIR names one; it must exist, be writable and have room",
            ) from error
        self._lock = _locked(self.folder)

    def close(self) -> None:
        """Takes the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for temporary files, as long as the context lasts. Raises OutputError."""
    scratch = Scratch()
    try:
        yield scratch.folder
    finally:
        scratch.close()


def is_running(process: int) -> bool:
    """Whether there is a process of this number; where that cannot be asked, there may be."""
    if os.name != "posix":  # elsewhere, signal 0 is not a question
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@cache
def _clean_once(folder: str) -> None:
    """Takes away what processes of this user that are no more left in `folder`, once a process."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _NAME.fullmatch(entry.name)
            if match and not is_running(int(match["process"])) and _is_own_folder(entry):
                _take_away(Path(entry.path))


def _is_own_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == os.getuid()
    return False


def _take_away(folder: Path) -> None:
    """Takes a folder away, unless somebody holds it: a process of another container has a number of its own."""
    lock = _locked(folder)
    if lock is not None:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _locked(folder: Path) -> int | None:
    """The folder, opened and locked until it is closed or this process ends; None where it cannot be."""
    if os.name != "posix":
        return None
    import fcntl

    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
