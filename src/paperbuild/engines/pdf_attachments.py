"""Reads finished PDFs: the files that they carry, how many pages they have."""

from __future__ import annotations

import io
import zlib
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
                left = _MOST_BYTES - sum(map(len, found.values()))
                found[name] = _unpacked(item.get_file().obj, left)
            return found
    except pikepdf.PasswordError as error:
        raise UsageError("the PDF is locked with a password") from error
    except (pikepdf.PdfError, ValueError, zlib.error, KeyError, TypeError) as error:
        raise UsageError(f"this is not a complete PDF: {error}") from error


def _unpacked(stream: pikepdf.Object, most: int) -> bytes:
    """What is in `stream`, unpacked no further than `most` bytes: a few of them may stand for billions, and what the
    PDF says of its size may be wrong. Raises UsageError where there is more, or it is packed as no file is."""
    filters = stream.get("/Filter", pikepdf.Array())
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    content = stream.read_raw_bytes()
    for name in names:
        if name != "/FlateDecode" or "/DecodeParms" in stream:
            raise UsageError(f"a file in the PDF is packed with `{name.removeprefix('/')}`, which is for other things")
        content = zlib.decompressobj().decompress(content, most + 1)
    if len(content) > most:
        raise UsageError("the PDF contains more than 200 MB of files")
    return content
