"""Writes built files. Under its name, a file is always complete: until the new one is, the old one stays."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from paperbuild.engines.scratch import is_running
from paperbuild.findings.errors import OutputError, UsageError

# The name of a file that is being written: its own, the process that writes it, and something by chance.
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.(?P<process>\d+)\.[A-Za-z0-9_]{8}\.unfinished")

_SYSTEM = {("/", "dev"), ("/", "proc")}
_READER_S = 5.0  # for whoever reads a pipe to come
_LOOK_AGAIN_S = 0.02

# What a folder may hold already when a paper begins in it: it stays as it is.
_HARMLESS = re.compile(
    r"\.git|\.gitignore|\.gitattributes|\.DS_Store|(readme|licen[sc]e|copying)(\..+)?", re.IGNORECASE
)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes every file, all of them beside their place first and then each in one step into it.

    A file that has the same bytes already is left as it is; a pipe or a device is written to, never replaced. What a
    killed process left half-written in these folders is taken away. Raises OutputError, with nothing half-written left.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        streams = {path: content for path, content in files.items() if _is_stream(path)}
        for path, content in files.items():
            if path not in streams and not _has(path, content):
                with _named(path):
                    waiting.append((_beside(path, content), path))
        for temporary, path in waiting:
            with _named(path):
                temporary.replace(path)
        for path, content in streams.items():
            with _named(path):
                _stream(path, content)
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink()
    _clean({path.parent for path in files if path not in streams})


def move_files(renames: Sequence[tuple[Path, Path]]) -> None:
    """Gives each file the name that stands beside it, in an order in which none is written over; two may change names.

    Nothing else may stand at a new name. Raises OutputError where a file cannot be moved; all are then where they were.
    """
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in _in_order(renames):
            with _named(new):
                old.rename(new)
            done.append((old, new))
    except OutputError:
        for old, new in reversed(done):
            new.rename(old)
        raise


def _in_order(renames: Sequence[tuple[Path, Path]]) -> Iterator[tuple[Path, Path]]:
    """`renames` one after the other, each when its new name is free; of a circle, one file waits beside its place."""
    waiting = dict(renames)
    while waiting:
        old = next((old for old, new in waiting.items() if new not in waiting), None)
        if old is None:
            old = next(iter(waiting))
            aside = old.with_name(f".{old.name}.moved")
            yield old, aside
            waiting[aside] = waiting.pop(old)
        else:
            yield old, waiting.pop(old)


def refuse_full(folder: Path, hint: str) -> None:
    """Raises UsageError, with `hint`, where `folder` holds anything that a new project in it would stand among, and
    OutputError where it cannot be looked into."""
    try:
        names = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    except OSError as error:
        raise OutputError(f"cannot make a paper in `{folder}`: {error.strerror}") from error
    in_the_way = [name for name in names if not _HARMLESS.fullmatch(name)]
    if in_the_way:
        shown = ", ".join(f"`{name}`" for name in in_the_way[:3]) + (", …" if in_the_way[3:] else "")
        raise UsageError(f"`{folder}` is not empty: it has {shown}", hint)


def _is_stream(path: Path) -> bool:
    """Whether something stands at `path` that is no file: replacing it would take it from everybody who uses it.

    A link to one, but for those of the system (`/dev/stdout`), is replaced as one to a file is: it may be a stranger's.
    """
    is_followed = not path.is_symlink() or path.parts[:2] in _SYSTEM
    return is_followed and path.exists() and not path.is_file()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Raises OutputError with the name of the file, and what is in its way, where it cannot be written."""
    try:
        yield
    except OSError as error:
        at = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path
        is_elsewhere = at != path and not _TEMPORARY.fullmatch(at.name)
        where = f" (`{at}`)" if is_elsewhere else ""
        raise OutputError(f"cannot write `{path}`: {error.strerror}{where}") from error


def _stream(path: Path, content: bytes) -> None:
    """Writes to a pipe or a device. Whoever reads a pipe may come a little later; where nobody comes: OSError."""
    end = time.monotonic() + _READER_S
    while True:
        try:
            opened = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
            break
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > end:
                raise OSError(errno.ENXIO, "it is a pipe that nobody reads", str(path)) from error
            time.sleep(_LOOK_AGAIN_S)
    os.set_blocking(opened, True)
    with os.fdopen(opened, "wb") as file:
        file.write(content)


def _has(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _beside(path: Path, content: bytes) -> Path:
    """A temporary file in the folder of `path` that holds `content`, on the disk and not in a buffer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(".unfinished", f".{path.name}.{os.getpid()}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _clean(folders: Iterable[Path]) -> None:
    """Takes away the temporary files of processes that are no more."""
    for folder in folders:
        for path in folder.iterdir():
            match = _TEMPORARY.fullmatch(path.name)
            if match and not is_running(int(match["process"])):
                with suppress(OSError):
                    path.unlink()
