"""Puts files into a finished PDF/A-3, as files that belong to it (ISO 19005-3, 6.8; ISO 32000-2, 7.11 and 14.13).

WeasyPrint could do it, but then a changed file would be a changed layout; and version 70 lists each of them twice.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from paperbuild.engines.layout.request import AttachedFile
from paperbuild.engines.layout.tagging.streams import end_streams, saved

_UNKNOWN = "application/octet-stream"
# Python's own table grows with its versions, and takes in the system's: the same paper would have other bytes.
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".toml": "application/toml",
    ".json": "application/json",
    ".csl": "application/vnd.citationstyles.style+xml",
    ".css": "text/css",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}


def with_files(pdf: bytes, files: Sequence[AttachedFile], date: datetime.datetime) -> bytes:
    """`pdf` with `files`, made and changed at `date`: the same bytes from the same."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        attach(document, files, date)
        end_streams(document)
        return saved(document)


def attach(document: pikepdf.Pdf, files: Sequence[AttachedFile], date: datetime.datetime) -> None:
    """Adds `files`, made and changed at `date`, to those that `document` has."""
    if not files:
        return
    root = document.Root
    added = [(_text(file.name), _specification(document, file, _pdf_date(date))) for file in files]
    names = root.Names if "/Names" in root else Dictionary()
    known = list(names.EmbeddedFiles.Names) if "/EmbeddedFiles" in names else []
    pairs = [*zip(known[::2], known[1::2], strict=True), *added]
    pairs.sort(key=lambda pair: bytes(pair[0]))  # as a name tree has its names (ISO 32000-1, 7.9.6)
    names.EmbeddedFiles = document.make_indirect(Dictionary(Names=Array([part for pair in pairs for part in pair])))
    root.Names = names
    root.AF = Array([*root.get("/AF", ()), *(specification for _, specification in added)])


def _specification(document: pikepdf.Pdf, file: AttachedFile, date: str) -> Any:
    stream = pikepdf.Stream(document, zlib.compress(file.content), Filter=Name.FlateDecode)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{_media_type(file.name)}")
    checksum = hashlib.md5(file.content, usedforsecurity=False).digest()  # which the standard asks for
    stream.Params = Dictionary(Size=len(file.content), CheckSum=checksum, CreationDate=date, ModDate=date)
    embedded = document.make_indirect(stream)
    return document.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=_text(file.name),
            UF=_text(file.name),
            EF=Dictionary(F=embedded, UF=embedded),
            Desc=_text(file.name),
            AFRelationship=Name(f"/{file.relationship}"),
        )
    )


def _media_type(name: str) -> str:
    return _MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), _UNKNOWN)


def _text(text: str) -> Any:
    return String(text)  # which picks the encoding that PDF wants


def _pdf_date(date: datetime.datetime) -> str:
    """As PDF writes a date (ISO 32000-1, 7.9.4); without a time zone it is UTC."""
    offset = date.strftime("%z") or "+0000"
    return f"D:{date:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
