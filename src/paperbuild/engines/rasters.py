"""Makes pictures of the first page of a PDF: PDFium draws it, Pillow writes the JPEG.

WeasyPrint 70 has no other output than PDF, and what an SVG shows depends on the fonts of who looks at it. Both are
pinned: the same PDF gives the same bytes.
"""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_QUALITY = 85
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
