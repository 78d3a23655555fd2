"""Reads finished PDFs: the files that they carry, how many pages they have."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf

from paperbuild.findings.errors import UsageError

_MOST_BYTES = 200_000_000


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has; 0 where it cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return len(document.pages)
    except (pikepdf.PdfError, ValueError):
        return 0


def attached_files(pdf: bytes) -> Mapping[str, bytes]:
    """The files attached to `pdf`, by the names that it gives them, whatever those are.

    Raises UsageError where `pdf` is no PDF, is broken or locked, or carries more than 200 MB.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found: dict[str, bytes] = {}
            for name, item in sorted(document.attachments.items()):
                found[name] = item.get_file().read_bytes()
                if sum(map(len, found.values())) > _MOST_BYTES:
                    raise UsageError("the PDF contains more than 200 MB of files")
            return found
    except pikepdf.PasswordError as error:
        raise UsageError("the PDF is locked with a password") from error
    except (pikepdf.PdfError, ValueError) as error:
        raise UsageError(f"this is not a complete PDF: {error}") from error
