"""The streams of a PDF, packed so that every validator can read them, and the file as they are saved in it."""

from __future__ import annotations

import io
import zlib
from typing import Literal

import pikepdf
from pikepdf import Name

# Levels of zlib, in the order in which they are tried.
_Level = Literal[-1, 5, 6, 7, 8, 9]
_PACKINGS: tuple[_Level, ...] = (6, 9, 8, 7, 5)
_UNSET: _Level = -1
_BADLY_ENDED = b"\r\nendstream"


def packed(document: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    """A stream of `content`, packed now: what it ends with is looked at before the file is saved."""
    return pikepdf.Stream(document, zlib.compress(content), Filter=Name.FlateDecode)


def end_streams(document: pikepdf.Pdf) -> None:
    """Has no packed stream end in a carriage return: page-validation 0.11 takes it for a part of the line's end.

    What follows the packed data is read by nobody.
    """
    for item in document.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == Name.FlateDecode:
            packed, parameters = item.read_raw_bytes(), item.get("/DecodeParms")
            if packed.endswith(b"\r"):
                item.write(packed + b"\n", filter=Name.FlateDecode, decode_parms=parameters)  # type: ignore[arg-type]


def saved(document: pikepdf.Pdf) -> bytes:
    """The bytes of `document`, the same every time, its objects packed in streams (ISO 32000-1, 7.5.7): a fifth less.

    Nor do the streams that are only made now, of objects and of where they are, end as those above. Where one would,
    they are packed otherwise; where none of these ways is right, what they hold stands in the file as it is.
    """
    for level in _PACKINGS:
        found = _written(document, pikepdf.ObjectStreamMode.generate, level)
        if _BADLY_ENDED not in found:
            return found
    return _written(document, pikepdf.ObjectStreamMode.disable, _PACKINGS[0])


def _written(document: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode, level: _Level) -> bytes:
    out = io.BytesIO()
    pikepdf.settings.set_flate_compression_level(level)
    try:
        document.save(out, deterministic_id=True, object_stream_mode=mode)
    finally:
        pikepdf.settings.set_flate_compression_level(_UNSET)
    return out.getvalue()
