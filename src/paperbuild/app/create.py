"""Writes a paper into a folder of its own: a new one, or one that a PDF contains."""

from __future__ import annotations

import datetime
from pathlib import Path

from paperbuild.app.write import refuse_full, write_files
from paperbuild.exchange.init import starter
from paperbuild.exchange.restore import carried_project
from paperbuild.findings.errors import UsageError


def init(folder: Path, locale: str, today: datetime.date) -> list[Path]:
    """Writes the new paper into `folder` and gives back its files. Raises UsageError where something is in the way."""
    refuse_full(folder, "name a new folder: `paperbuild init DIR`")
    files = {folder / name: text.encode() for name, text in starter(folder.resolve().name, locale, today).items()}
    new = {path: content for path, content in files.items() if not path.exists()}
    write_files(new)
    return list(new)


def restore(pdf: Path, folder: Path) -> tuple[list[Path], tuple[str, ...]]:
    """Writes the project that the file `pdf` carries into `folder`, and gives back its files, and the names in the PDF
    that no file in a folder can have, of which nothing is written.

    Raises UsageError where the file carries none, or where something stands in `folder`.
    """
    refuse_full(folder, "name a new folder: `paperbuild restore FILE.pdf DIR`")
    try:
        content = pdf.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read `{pdf}`: {error.strerror}") from error
    carried = carried_project(content, str(pdf))
    files = {folder / name: content for name, content in carried.files.items()}
    write_files(files)
    return list(files), carried.left_out
