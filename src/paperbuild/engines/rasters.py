"""Makes pictures of the pages of a PDF, and tells what stands on them: PDFium draws, Pillow writes JPEG and PNG.

WeasyPrint 70 has no other output than PDF, and what an SVG shows depends on the fonts of who looks at it. Both are
pinned: the same PDF gives the same bytes.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_QUALITY = 85
_LITTLE_WORK = 1  # of zlib: the picture is looked at once, on this machine
_ONE_AT_A_TIME = Lock()


def cover_jpeg(pdf: bytes, width: int, height: int) -> bytes:
    """The first page of `pdf` as a JPEG of `width` × `height` pixels: as wide as that; what it is too low for is filled
    with the colour of its lower corner, what it is too high for is left out at its foot."""
    page = _first_page(pdf, width)
    return _jpeg(_on_ground(page, width, height, 0, 0))


def banner_jpeg(pdf: bytes, width: int, height: int) -> bytes:
    """The whole first page of `pdf` amid a JPEG of `width` × `height` pixels, on the colour of its lower corner."""
    page = _first_page(pdf, width)
    shown = page.resize((round(page.width * height / page.height), height))
    return _jpeg(_on_ground(shown, width, height, (width - shown.width) // 2, 0))


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The width and the height of each page of `pdf`, in points."""
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def page_png(pdf: bytes, number: int, width: int) -> bytes:
    """The page of `pdf` with that `number`, from 0, as a PNG of that `width` in pixels. Raises IndexError."""
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        page = document[number]
        picture: Picture = page.render(scale=width / page.get_width(), rev_byteorder=True).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=_LITTLE_WORK)
    return out.getvalue()


def page_places(pdf: bytes) -> list[tuple[str, int, float]]:
    """What may be led to in `pdf`: its name, its page, from 0, and how far below the top of that it stands, in points;
    in the order of the pages."""
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        heights = [document.get_page_size(number)[1] for number in range(len(document))]
        found = [(name, page, heights[page] - y) for name, page, y in _destinations(document) if page >= 0]
    return sorted(found, key=lambda one: one[1:])


def _destinations(document: object) -> Iterator[tuple[str, int, float]]:
    """The named destinations with their pages and their heights on these, from below (PDF 32000-1, 12.3.2.3)."""
    from pypdfium2 import raw

    for number in range(raw.FPDF_CountNamedDests(document)):
        size = ctypes.c_long(0)
        raw.FPDF_GetNamedDest(document, number, None, size)
        name = ctypes.create_string_buffer(max(size.value, 2))
        place = raw.FPDF_GetNamedDest(document, number, name, size)
        if place:
            has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
            x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
            raw.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
            page = raw.FPDFDest_GetDestPageIndex(document, place)
            yield name.raw.decode("utf-16-le").rstrip("\0"), page, y.value


def _first_page(pdf: bytes, width: int) -> Picture:
    import pypdfium2

    # PDFium must not be called by two threads at once.
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture: Picture = page.render(scale=width / page.get_width(), rev_byteorder=True).to_pil().convert("RGB")
    return picture


def _on_ground(picture: Picture, width: int, height: int, left: int, top: int) -> Picture:
    from PIL import Image

    ground = Image.new("RGB", (width, height), picture.getpixel((0, picture.height - 1)))
    ground.paste(picture, (left, top))
    return ground


def _jpeg(picture: Picture) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)  # without metadata: it is a new picture
    return out.getvalue()
