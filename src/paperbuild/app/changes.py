"""Writes changed texts into a paper's folder, all of them or none, and none that somebody has changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from paperbuild.app.load import decoded
from paperbuild.app.write import move_files, write_files
from paperbuild.findings.edits import Rewritten
from paperbuild.findings.errors import OutputError, UsageError
from paperbuild.findings.source import SourceFile

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_changes(root: Path, changed: Iterable[Rewritten], moves: Sequence[tuple[Path, Path]] = ()) -> None:
    """Writes every text in the bytes that its file has around it (a byte order mark stays), then moves files. A file
    that had no text need not be there.

    Raises UsageError where a file leads out of the paper's folder or has other text than what was read, and OutputError
    where one cannot be written or moved; all files are then as they were.
    """
    files = {path: (before, after) for path, before, after in (_bytes(root, one) for one in changed)}
    write_files({path: after for path, (_, after) in files.items()})
    try:
        move_files(moves)
    except OutputError:
        write_files({path: before for path, (before, _) in files.items()})
        raise


def _bytes(root: Path, one: Rewritten) -> tuple[Path, bytes, bytes]:
    """Where a file lies, what it has now, and what it is to have."""
    path = _place(root, one.file)
    if not one.file.text and not path.exists():
        return path, b"", one.text.encode()
    try:
        before = path.read_bytes()
    except OSError as error:
        raise OutputError(f"cannot read `{one.file.path}`: {error.strerror}") from error
    if decoded(before, one.file.path).text != one.file.text:
        raise UsageError(f"{one.file.path} has been changed meanwhile", "run the command again")
    mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
    return path, before, mark + one.text.encode()


def _place(root: Path, file: SourceFile) -> Path:
    """The file itself, links followed: a link is not to be replaced by a copy."""
    path = (root / file.path).resolve()
    if not path.is_relative_to(root.resolve()):
        raise UsageError(f"`{file.path}` is a link that leads elsewhere", "put the file itself in its place")
    return path
