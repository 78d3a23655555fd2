"""The lines of a finished PDF stand on one grid, whatever stands between them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from paperbuild.model.formats import Format
from tests.built import built
from tests.places import PAPERS, ROOT

pytestmark = pytest.mark.pango

HALF_A_LINE_PT = 7.5
SIZE_PT = 10.5


def lines(pdf: bytes) -> Iterator[tuple[int, float, str]]:
    """Page (from 1), height above the foot of the page in points, and words, of what is set in the size of the text."""
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(pdf)).pages, start=1):
        found: list[tuple[int, float, str]] = []

        def note(text: str, matrix: Any, of_text: Any, font: Any, size: float) -> None:
            scale = abs(of_text[3] * matrix[3]) * size
            if text.strip() and font and "Serif" in font["/BaseFont"] and abs(scale - SIZE_PT) < 0.01:
                found.append((number, of_text[5] * matrix[3] + matrix[5], text.strip()))  # noqa: B023 - called in this round

        page.extract_text(visitor_text=note)
        yield from found


@pytest.mark.parametrize(
    "folder",
    [pytest.param(PAPERS / "everything", id="everything"), pytest.param(ROOT, id="the paper", marks=pytest.mark.slow)],
)
def test_every_line_of_the_text_stands_on_the_grid(folder: Path) -> None:
    [artifact] = built(folder, Format.PDF).artifacts.values()
    found = list(lines(artifact.content))
    assert len(found) > 20
    first = found[0][1]
    off = [
        (page, words) for page, height, words in found if 0.1 < (height - first) % HALF_A_LINE_PT < HALF_A_LINE_PT - 0.1
    ]
    assert off == []
