"""Takes the project that a PDF contains out of the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from paperbuild.engines.pdf_attachments import attached_files
from paperbuild.findings.errors import UsageError
from paperbuild.model.project import BIBLIOGRAPHY_PATH, SETTINGS_PATH

_FOLDERS = ("content", "templates")


def carried_project(pdf: bytes, name: str) -> Mapping[str, bytes]:
    """The files of the project that `pdf`, a file called `name`, carries, by their paths in the project.

    Raises UsageError where it is no whole PDF, or carries no paper.
    """
    attached = attached_files(pdf)
    carried = dict(project_files(attached))
    if SETTINGS_PATH not in carried and attached:
        raise UsageError(
            f"`{name}` contains the works that it cites, but no source files",
            'its publisher left them out: `attach = "works"` in content/paper.toml',
        )
    if SETTINGS_PATH not in carried:
        raise UsageError(
            f"`{name}` contains no paper",
            'a PDF that `paperbuild pdf` made contains its source files, unless its settings say `attach = "none"`',
        )
    return carried


def project_files(attached: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Those of the `attached` files that belong to a project. Names may come from anyone: none leads out."""
    for name, content in attached.items():
        path = PurePosixPath(name)
        is_safe = "\\" not in name and "\0" not in name and ":" not in name and not path.is_absolute()
        is_plain = all(not step.startswith(".") for step in path.parts)
        belongs = name == BIBLIOGRAPHY_PATH or (len(path.parts) > 1 and path.parts[0] in _FOLDERS)
        if is_safe and is_plain and belongs:
            yield path.as_posix(), content
