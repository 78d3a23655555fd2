"""A picture is made smaller with its proportions, its transparency and its colours, the same bytes each time."""

from __future__ import annotations

import io
import random
import sys

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.scaling import smaller_picture

LIMITS = EngineLimits(60)
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SIZE = (600, 400)


def noise(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    count = size[0] * size[1] * len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, random.Random(1).randbytes(count))  # noqa: S311 - a picture


def written(picture: Image.Image, form: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def read(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("RGB", "PNG"),
        ("RGBA", "PNG"),
        ("L", "PNG"),
        ("LA", "PNG"),
        ("RGB", "JPEG"),
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("RGB", "WEBP"),
        ("RGBA", "WEBP"),
    ],
)
def test_a_picture_keeps_its_format_its_colours_and_its_proportions(mode: str, form: str) -> None:
    content = written(noise(mode), form, icc_profile=PROFILE)
    smaller = smaller_picture(content, 150, 900, LIMITS)
    found = read(smaller)
    assert (found.format, found.mode, found.size) == (form, mode, (150, 100))
    assert found.info["icc_profile"] == PROFILE
    assert len(smaller) < len(content)
    assert smaller_picture(content, 150, 900, LIMITS) == smaller


def test_a_place_that_nothing_covers_stays_so() -> None:
    picture = noise("RGBA")
    picture.putalpha(0)
    assert read(smaller_picture(written(picture, "PNG"), 150, 900, LIMITS)).getextrema()[3] == (0, 0)
    palette = noise().quantize(200)
    found = read(smaller_picture(written(palette, "PNG", transparency=bytes(256)), 60, 900, LIMITS))
    assert (found.mode, found.getextrema()[3]) == ("RGBA", (0, 0))


def test_a_picture_that_says_that_it_is_turned_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter to the right
    found = read(smaller_picture(written(noise(), "JPEG", exif=exif), 150, 900, LIMITS))
    assert found.size == (100, 150)
    assert not found.getexif()


def test_what_else_is_said_in_a_picture_goes() -> None:
    said = PngInfo()
    said.add_text("Author", "who took it")
    assert b"who took it" not in smaller_picture(written(noise(), "PNG", pnginfo=said), 150, 900, LIMITS)


def test_what_moves_or_would_be_no_smaller_or_is_no_picture_stays_as_it_is() -> None:
    moving = written(noise(), "WEBP", save_all=True, append_images=[noise("RGB").rotate(90)])
    assert smaller_picture(moving, 150, 900, LIMITS) == b""
    lines = Image.new("1", (4000, 4000))
    assert smaller_picture(written(lines, "PNG"), 3900, 3900, LIMITS) == b""
    assert smaller_picture(b"\x89PNG\r\n\x1a\n", 150, 900, LIMITS) == b""
    assert smaller_picture(written(noise(), "PNG")[:-1000], 150, 900, LIMITS) == b""


def test_a_picture_that_takes_too_long_or_too_much_stays_as_it_is() -> None:
    content = written(Image.new("RGB", (8000, 8000)), "PNG")
    assert smaller_picture(content, 2000, 2000, EngineLimits(0.001)) == b""
    if sys.platform == "linux":  # which alone keeps to the limit
        assert smaller_picture(content, 2000, 2000, EngineLimits(60, 64)) == b""
    assert smaller_picture(content, 2000, 2000, LIMITS)
