"""How large a picture is, as its first bytes say, and whether that is more than anybody should have to decode."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping

from paperbuild.model.files import size_of
from paperbuild.syntax.pictures import kind_of

LARGEST_MB = 64
"""Of the file of one picture. What a page needs in print takes a tenth of that, whatever is on it."""
MOST_PIXELS = 100_000_000
"""Of one picture. Decoded, so many take 400 MB; a page has 9 million in print."""

_WIDEST = 2_550  # pixels: the width of a page of Letter, 8.5 inches, at 300 an inch; A4 is narrower
_ON_A_PAGE = _WIDEST * 3_508  # and the height of A4
_FAR_MORE = 2  # so many times the pixels: what is a little larger is left as its author made it

_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)", re.I)
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def excess_of(files: Mapping[str, bytes], path: str) -> str:
    """What the picture at `path` has too much of: a clause that `the image` begins; empty where it is not too large.

    A file that is larger than `LARGEST_MB` is not read. Raises KeyError.
    """
    size_mb = size_of(files, path) / 1_000_000
    if size_mb > LARGEST_MB:
        return f"has {size_mb:,.0f} MB, and may have {LARGEST_MB}"
    return next((_said(*size) for size in _sizes(files[path]) if size[0] * size[1] > MOST_PIXELS), "")


def pixels_of(content: bytes) -> tuple[int, int] | None:
    """The width and the height of a picture in pixels, as it says itself; None where it does not, and of an SVG."""
    find = _SIZES.get(kind_of(content))
    try:
        return find(content) if find else None
    except IndexError:
        return None


def size_in_print(content: bytes) -> tuple[int, int] | None:
    """In how many pixels a picture is shown that has far more of them than a page has at 300 an inch: no wider than a
    page, and with no more pixels than it has in all. None where it is shown as it is; so is what moves, a GIF."""
    size = pixels_of(content)
    if not size or not all(size) or kind_of(content) == "gif":
        return None
    width, height = size
    scale = min(_WIDEST / width, (_ON_A_PAGE / (width * height)) ** 0.5)
    return (round(width * scale), max(round(height * scale), 1)) if scale**2 * _FAR_MORE < 1 else None


def _said(width: int, height: int) -> str:
    return f"has {width:,} × {height:,} pixels, and may have {MOST_PIXELS // 1_000_000} million"


def _sizes(content: bytes) -> Iterator[tuple[int, int]]:
    """The size of a picture, and of those that an SVG has in it."""
    if kind_of(content) == "svg":
        for match in _EMBEDDED.finditer(content.decode("utf-8", "replace")):
            yield from _sizes_of_embedded(match[1])
    elif size := pixels_of(content):
        yield size


def _sizes_of_embedded(text: str) -> Iterator[tuple[int, int]]:
    letters = "".join(text.split()).rstrip("=")
    try:
        size = pixels_of(base64.b64decode(letters + "=" * (-len(letters) % 4)))
    except binascii.Error:
        return
    if size:
        yield size


def _png(content: bytes) -> tuple[int, int]:
    """In the first chunk (PNG 3, 11.2.1)."""
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg(content: bytes) -> tuple[int, int] | None:
    """In the segment that begins a frame (T.81, B.2.2)."""
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a byte that only fills
            at += 1
        elif marker in _START_OF_FRAME:
            return int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        else:
            at += 2 + max(int.from_bytes(content[at + 2 : at + 4], "big"), 2)
    return None


def _gif(content: bytes) -> tuple[int, int]:
    """Behind its name (GIF89a, 18)."""
    return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")


def _webp(content: bytes) -> tuple[int, int] | None:
    """In the first chunk, of whichever of its three kinds (RFC 9649, 2.5 to 2.7)."""
    kind = content[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = (int.from_bytes(content[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return width, height


_SIZES: Mapping[str, Callable[[bytes], tuple[int, int] | None]] = {
    "png": _png,
    "jpeg": _jpeg,
    "gif": _gif,
    "webp": _webp,
}
