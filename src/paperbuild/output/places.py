"""Where finished files go: below `build/` of the project, or where the user says."""

from __future__ import annotations

import errno
from pathlib import Path

from paperbuild.findings.errors import UsageError


def output_path(folder: Path, *steps: str) -> Path:
    """The path of a file below `build/` of the project in `folder`, as the user named that folder.

    Raises UsageError where a symbolic link would lead out of the project.
    """
    path = folder.joinpath("build", *steps)
    if not _resolved(path.parent).is_relative_to(_resolved(folder) / "build"):
        raise UsageError(
            f"`{path.parent}` is a symbolic link that leads out of the project's `build/`",
            "delete the link, or name the file yourself with `-o FILE`",
        )
    return path


def chosen_path(folder: Path, path: Path) -> Path:
    """Where a file is written that the user named, symbolic links followed.

    Raises UsageError where that is one of the files that the paper in `folder` is made from.
    """
    root, target = _resolved(folder), _resolved(path)
    if target.is_dir():
        raise UsageError(f"`{path}` is a folder", "name a file: `-o FILE`")
    sources = (root / "content", root / "templates", root / "bibliography.bib")
    if any(target.is_relative_to(source) for source in sources):
        raise UsageError(f"`{path}` is where the paper's own files are", "choose another: `-o FILE`")
    return target


def _resolved(path: Path) -> Path:
    """The path with its symbolic links followed. Raises UsageError where that never ends, or cannot be done."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UsageError(
                f"`{path}` cannot be reached: a symbolic link leads to itself", "delete the link"
            ) from error
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise UsageError(f"`{path}` cannot be reached: {error}") from error
