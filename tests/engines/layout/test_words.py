"""A word is divided only where it is too long for a line of its own."""

from __future__ import annotations

import datetime
import subprocess

import pytest

from paperbuild.engines.layout.request import LayoutRequest
from tests.layouts import answer_to

pytestmark = [pytest.mark.pango, pytest.mark.poppler]

LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2


def lines(widths: range, text: str) -> list[list[str]]:
    """The lines of `text` in columns of these widths, in millimetres."""
    columns = "".join(f'<section><p style="width: {width}mm">{text}</p></section>' for width in widths)
    style = "html { font: 10pt/15pt serif; overflow-wrap: break-word } section { break-before: page }"
    html = f'<html lang="en"><head><title>T</title><style>{style}</style></head><body>{columns}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    request = LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created)
    pdf = answer_to(request).pdf
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return [page.split("\n") for page in done.stdout.decode().split("\f") if page.strip()]


@pytest.mark.parametrize("around", ["{}", "<span>{}</span>", "<em><b>{}</b></em>"])
def test_word_at_the_end_of_a_line_goes_to_the_next(around: str) -> None:
    text = around.format("Some words, <em>a title</em>, and <a>https://example.org/open</a> <b>afterwards</b>")
    found = lines(range(60, 100, 2), text)
    assert len(found) == 20
    for page in found:
        words = [word for line in page for word in line.split()]
        assert "afterwards" in words
        assert not any("ht" in word and "https" not in word for word in words)


@pytest.mark.parametrize("around", ["{}", "<span>{}</span>"])
def test_word_longer_than_a_line_is_divided(around: str) -> None:
    [page] = lines(range(60, 61), around.format(f"See <b>{LONG}</b>."))
    pieces = [line.strip() for line in page if line.strip()]
    assert "".join(pieces) == f"See{LONG}."
    assert all(len(piece) < 50 for piece in pieces)
