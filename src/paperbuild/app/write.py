"""Writes built files. Under its name, a file is always complete: until the new one is, the old one stays."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from paperbuild.findings.errors import OutputError, UsageError

# The name of a file that is being written: its own, the process that writes it, and something by chance.
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.(?P<process>\d+)\.[A-Za-z0-9_]{8}\.unfinished")

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
                waiting.append((_beside(path, content), path))
        for temporary, path in waiting:
            temporary.replace(path)
        for path, content in streams.items():
            path.write_bytes(content)
    except OSError as error:
        raise OutputError(f"cannot write `{error.filename2 or error.filename or ''}`: {error.strerror}") from error
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink()
    _clean({path.parent for path in files if path not in streams})


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
    """Whether something stands at `path` that is no file: replacing it would take it from everybody who uses it."""
    return path.exists() and not path.is_file()


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
            if match and not _is_running(int(match["process"])):
                with suppress(OSError):
                    path.unlink()


def _is_running(process: int) -> bool:
    if os.name != "posix":  # elsewhere, signal 0 is not a question
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
