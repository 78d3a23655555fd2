"""Writes finished files: each is complete under its name, or not there; what was there before stays until then."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from paperbuild.errors import OutputError


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes every file, all of them beside their place first and then each in one step into it.

    A file that has the same bytes already is left as it is. Raises OutputError, with nothing half-written left.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            if not _has(path, content):
                waiting.append((_beside(path, content), path))
        for temporary, path in waiting:
            temporary.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {error.filename or ''}: {error.strerror}") from error
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink()


def _has(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _beside(path: Path, content: bytes) -> Path:
    """A temporary file in the folder of `path` that holds `content`, on the disk and not in a buffer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
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
