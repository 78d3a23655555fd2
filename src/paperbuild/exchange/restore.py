"""Takes the project that a PDF contains out of the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from paperbuild.engines.pdf_attachments import attached_files
from paperbuild.findings.errors import UsageError
from paperbuild.model.project import BIBLIOGRAPHY_PATH, SETTINGS_PATH

_FOLDERS = ("content", "templates")
_LONGEST_STEP = 255  # bytes, as nearly all file systems have it


@dataclass(frozen=True)
class Carried:
    """The `files` of a project by their paths in it, and the names, as the PDF has them, that lead out of it or that no
    file can have: these are `left_out`."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()


def carried_project(pdf: bytes, name: str) -> Carried:
    """The project that `pdf`, a file called `name`, carries.

    Raises UsageError where it is no whole PDF, or carries no paper.
    """
    attached = attached_files(pdf)
    carried = project_files(attached)
    if SETTINGS_PATH not in carried.files and attached:
        raise UsageError(
            f"`{name}` contains the works that it cites, but no source files",
            'its publisher left them out: `attach = "works"` in content/paper.toml',
        )
    if SETTINGS_PATH not in carried.files:
        raise UsageError(
            f"`{name}` contains no paper",
            'a PDF that `paperbuild pdf` made contains its source files, unless its settings say `attach = "none"`',
        )
    return carried


def project_files(attached: Mapping[str, bytes]) -> Carried:
    """Those of the `attached` files that belong to a project. Names may come from anyone: none leads out, and of two
    for one file, or for a file and a folder, the first is taken."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    folders: set[str] = set()
    for name, content in attached.items():
        path = PurePosixPath(name)
        above = {parent.as_posix() for parent in path.parents}
        is_in_the_way = path.as_posix() in files.keys() | folders or bool(above & files.keys())
        if not _leads_in(name) or (_belongs(path) and is_in_the_way):
            left_out.append(name)
        elif _belongs(path):
            files[path.as_posix()] = content
            folders |= above
    return Carried(files, tuple(left_out))


def _belongs(path: PurePosixPath) -> bool:
    return path.as_posix() == BIBLIOGRAPHY_PATH or (len(path.parts) > 1 and path.parts[0] in _FOLDERS)


def _leads_in(name: str) -> bool:
    """Whether `name` is one that a file in a folder can have: not above it, not hidden, on every system."""
    path = PurePosixPath(name)
    is_safe = not any(letter in name for letter in "\\\0:") and not path.is_absolute()
    steps = [step.encode("utf-8", "surrogatepass") for step in path.parts]
    return is_safe and all(not step.startswith(b".") and len(step) <= _LONGEST_STEP for step in steps)
