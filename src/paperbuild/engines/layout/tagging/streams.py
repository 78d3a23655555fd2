"""The streams of a PDF, packed so that every validator can read them, and the file as they are saved in it."""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Name


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
    """The bytes of `document`, the same every time; nor do the streams that are only made now end as those above.

    They list what the file has and where; where one of them would end so, that stands in the file as it is, unpacked.
    """
    for mode in (pikepdf.ObjectStreamMode.preserve, pikepdf.ObjectStreamMode.disable):
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=mode)
        if b"\r\nendstream" not in out.getvalue():
            break
    return out.getvalue()
