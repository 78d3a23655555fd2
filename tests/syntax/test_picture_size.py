"""A picture that is too large is known by its first bytes, and a file that is too large by its size."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image

from paperbuild.model.files import UnreadFiles
from paperbuild.syntax.picture_size import excess_of, pixels_of


def picture(form: str, size: tuple[int, int] = (7, 5), **how: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, form, **how)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says that it has so many pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


class Huge(UnreadFiles):
    """One file that nobody should read."""

    def __getitem__(self, path: str) -> bytes:
        raise AssertionError("it is read")

    def __iter__(self) -> Iterator[str]:
        return iter(["a.png"])

    def __len__(self) -> int:
        return 1

    def size_of(self, path: str) -> int:
        assert path == "a.png"
        return 250_000_000


@pytest.mark.parametrize(
    "content",
    [
        picture("PNG"),
        picture("JPEG"),
        picture("JPEG", progressive=True),
        picture("GIF"),
        picture("WEBP"),
        picture("WEBP", lossless=True),
        picture("WEBP", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"),
    ],
)
def test_a_picture_says_how_large_it_is(content: bytes) -> None:
    assert pixels_of(content) == (7, 5)
    for end in range(len(content)):  # whatever is cut off, nothing is raised
        pixels_of(content[:end])


def test_what_is_no_picture_says_nothing() -> None:
    assert pixels_of(b"") is None
    assert pixels_of(b"<svg/>") is None
    assert excess_of({"a": b""}, "a") == ""


def test_a_picture_may_have_a_hundred_million_pixels() -> None:
    assert excess_of({"a": bomb(10_000, 10_000)}, "a") == ""
    assert excess_of({"a": bomb(13_000, 13_000)}, "a") == "has 13,000 × 13,000 pixels, and may have 100 million"


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert excess_of(Huge(), "a.png") == "has 250 MB, and may have 64"
