"""A picture with far more pixels than a page needs is shown with fewer in every format; its file stays as it is."""

from __future__ import annotations

import base64
import io
import random
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from paperbuild.app.api import build, load
from paperbuild.core.memo import Memo
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.pdf_attachments import attached_files
from paperbuild.output import shown_pictures
from paperbuild.output.shown_pictures import ShownPictures
from paperbuild.syntax import picture_size
from paperbuild.syntax.picture_size import size_in_print

LIMITS = EngineLimits(60)
SETTINGS = 'slug = "case"\nlocale = "en"\ndate = 2026-01-01\n\n[publisher]\nname = "The Forum"\n'


def photograph(width: int, height: int, form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    pixels = random.Random(1).randbytes(3 * width * height)  # noqa: S311 - a picture
    Image.frombytes("RGB", (width, height), pixels).save(out, form)
    return out.getvalue()


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages on which a picture of 200 pixels is a large one."""
    monkeypatch.setattr(picture_size, "_WIDEST", 100)
    monkeypatch.setattr(picture_size, "_ON_A_PAGE", 140 * 100)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((4032, 3024), (2550, 1912)),  # what a telephone makes
        ((3500, 2000), None),  # hardly more than a page has
        ((2550, 3508), None),
        ((1000, 30_000), (546, 16_382)),  # as many pixels as a page, in a strip
        ((20_000, 3), (2550, 1)),
        ((0, 3), None),
    ],
)
def test_a_picture_is_shown_with_no_more_pixels_than_a_page_has(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], shown: tuple[int, int] | None
) -> None:
    monkeypatch.setattr(picture_size, "pixels_of", lambda _: size)
    assert size_in_print(b"\x89PNG\r\n\x1a\n") == shown
    assert size_in_print(b"GIF89a") is None


@pytest.mark.usefixtures("small_pages")
def test_a_picture_is_made_smaller_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    before = shown_pictures.smaller_picture

    def noted(content: bytes, width: int, height: int, limits: EngineLimits) -> bytes:
        made.append(width)
        return before(content, width, height, limits)

    monkeypatch.setattr(shown_pictures, "smaller_picture", noted)
    files = {"a.jpg": photograph(300, 200), "b.jpg": photograph(100, 100), "c.jpg": photograph(400, 200)[:2000]}
    memory = Memo()
    for _ in range(2):
        shown = ShownPictures(files, LIMITS, memory)
        assert Image.open(io.BytesIO(shown["a.jpg"])).size == (100, 67)
        assert shown["b.jpg"] is files["b.jpg"]
        assert shown["c.jpg"] is files["c.jpg"]  # which is cut short
    assert made == [100, 100]
    assert ([*shown], len(shown), "a.jpg" in shown) == ([*files], 3, True)


@pytest.mark.pango
@pytest.mark.usefixtures("small_pages")
def test_every_format_shows_the_smaller_picture_and_the_pdf_carries_the_original(tmp_path: Path) -> None:
    photo = photograph(300, 200)
    files = {
        "content/paper.toml": SETTINGS,
        "content/en/metadata.toml": 'title = "A case"\n',
        "content/en/01-a.md": "# A\n\n![A photograph](photo.jpg)\n",
        "content/en/photo.jpg": photo,
        "bibliography.bib": "",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    built = build(load(tmp_path))
    assert (tmp_path / "content/en/photo.jpg").read_bytes() == photo
    assert built.files, built.diagnostics
    html = built.files["en", "html"].decode()
    (inside,) = {base64.b64decode(one) for one in re.findall(r'src="data:image/jpeg;base64,([^"]+)"', html)}
    assert Image.open(io.BytesIO(inside)).size == (100, 67)
    with zipfile.ZipFile(io.BytesIO(built.files["en", "epub"])) as book:
        pictures = [book.read(name) for name in book.namelist() if name.endswith("photo.jpg") or "image" in name]
    assert inside in pictures
    with pikepdf.open(io.BytesIO(built.files["en", "pdf"])) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert inside in [one.read_raw_bytes() for one in streams]
    assert attached_files(built.files["en", "pdf"])["content/en/photo.jpg"] == photo
