"""The shortcuts through WeasyPrint lead to the same pages as its own way."""

from __future__ import annotations

import datetime
import io
import pickle
import subprocess
import sys
from functools import cache
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from paperbuild.engines.layout.fonts import font_files
from paperbuild.engines.layout.request import LayoutRequest

pytestmark = pytest.mark.pango

STYLE = """
@font-face { font-family: Text; src: url("fonts:source-serif-4/normal") }
@page { size: 110mm 120mm; margin: 12mm; @footnote { margin-top: 4mm } }
:root { --text: Text, serif }
html { font: 400 10pt/14pt var(--text); font-weight: 500 }
.note { float: footnote; footnote-policy: line; display: block; margin-bottom: 2pt; font: 600 8pt/11pt var(--text) }
"""
# More notes than the page of their call has room for, so that some are taken back and put on the next.
WORDS = "Words that fill a line and then another one. "
NOTE = '<span class="note">A note of several lines, {} in all. ' + WORDS * 3 + "</span>"
BODY = "".join(f"<p>{WORDS * (number % 4)}Call{NOTE.format(number)} {WORDS}</p>" for number in range(24))
REQUEST = LayoutRequest(
    html=f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{BODY}</body></html>',
    base_url="paper:",
    resources={},
    fonts=font_files(),
    variant="pdf/a-3a",
    identifier=b"0" * 16,
    language="en",
    created=datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC),
)
PROGRAM = """
import pickle, sys
from paperbuild.engines.layout import worker
from paperbuild.engines.layout.weasy import shortcuts
for name in sys.argv[1:]:
    getattr(shortcuts, name)()
sys.stdout.buffer.write(worker.lay_out(pickle.load(sys.stdin.buffer)).pdf)
"""


@cache
def pdf(*shortcuts: str) -> bytes:
    """What comes of `REQUEST`, in a process of its own that has taken these shortcuts."""
    command = [sys.executable, "-c", PROGRAM, *shortcuts]
    env = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
    return subprocess.run(command, input=pickle.dumps(REQUEST), capture_output=True, check=True, env=env).stdout


def fonts(content: bytes) -> dict[str, Any]:
    """The embedded font files, by name."""
    found = {}
    with pikepdf.open(io.BytesIO(content)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
                found[str(item.FontName)] = TTFont(io.BytesIO(item.FontFile2.read_bytes()))
    return found


def streams(content: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(content)) as document:
        return [page.Contents.read_bytes() for page in document.pages]


@pytest.mark.slow
@pytest.mark.parametrize("shortcut", ["lay_out_notes_once", "read_shorthands_once"])
def test_shortcut_gives_the_same_bytes(shortcut: str) -> None:
    assert pdf(shortcut) == pdf()


@pytest.mark.slow
def test_all_shortcuts_together_put_every_letter_in_the_same_place() -> None:
    assert streams(pdf("take_shortcuts")) == streams(pdf())


@pytest.mark.slow
def test_embedded_fonts_are_of_one_weight_with_the_outlines_that_fonttools_cuts() -> None:
    ours, theirs = fonts(pdf("pin_axes_with_harfbuzz")), fonts(pdf())
    assert len(ours) > 1
    assert ours.keys() == theirs.keys()
    for name, font in ours.items():
        assert "fvar" not in font
        assert "gvar" not in font
        mine, their = font["glyf"], theirs[name]["glyf"]
        assert mine.keys() == their.keys()
        for glyph in mine.keys():  # noqa: SIM118 - the table has no other way of listing them
            pairs = zip(mine[glyph].getCoordinates(mine)[0], their[glyph].getCoordinates(their)[0], strict=True)
            assert all(abs(x - u) <= 2 and abs(y - v) <= 2 for (x, y), (u, v) in pairs)
            assert abs(font["hmtx"][glyph][0] - theirs[name]["hmtx"][glyph][0]) <= 1
