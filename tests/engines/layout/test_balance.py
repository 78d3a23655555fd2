"""The lines of what asks for it are about equally long."""

from __future__ import annotations

import datetime
import subprocess

import pytest

from paperbuild.engines.layout.request import LayoutRequest
from tests.layouts import answer_to

pytestmark = [pytest.mark.pango, pytest.mark.poppler]

TITLE = "Intersecting criminalisation of migrant sex workers in the north"
STYLE = "html { font: 10pt/15pt serif } h1 { font-size: 12pt; width: 105mm; margin: 0 } .even { --text-wrap: balance }"


def heading(markup: str) -> list[str]:
    """The lines of a page that begins with `markup`."""
    html = f'<html lang="en"><head><title>T</title><style>{STYLE}</style></head><body>{markup}</body></html>'
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    request = LayoutRequest(html, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created)
    pdf = answer_to(request).pdf
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return [line.strip() for line in done.stdout.decode().split("\n") if line.strip()]


def lengths(lines: list[str]) -> list[int]:
    return [len(line) for line in lines]


def test_lines_are_about_equally_long_and_no_more_of_them() -> None:
    plain, even = heading(f"<h1>{TITLE}</h1>"), heading(f'<h1 class="even">{TITLE}</h1>')
    assert len(plain) == len(even) == 2
    assert " ".join(even) == TITLE
    assert min(lengths(plain)) < 0.6 * max(lengths(plain))
    assert min(lengths(even)) > 0.75 * max(lengths(even))


def test_what_is_within_such_a_block_is_balanced_and_what_follows_is_not() -> None:
    quote, *_ = heading(f'<div class="even"><h1>{TITLE}</h1></div>')
    assert quote == heading(f'<h1 class="even">{TITLE}</h1>')[0]
    _, _, first, last = heading(f'<h1 class="even">{TITLE}</h1><h1>{TITLE}</h1>')
    assert [first, last] == heading(f"<h1>{TITLE}</h1>")


@pytest.mark.parametrize("style", ["width: auto", "width: auto; padding: 0 20mm 0 5mm", "direction: rtl; width: auto"])
def test_width_and_padding_of_its_own_make_no_difference(style: str) -> None:
    lines = heading(f'<div style="width: 105mm"><h1 class="even" style="{style}">{TITLE}</h1></div>')
    assert min(lengths(lines)) > 0.75 * max(lengths(lines))
    assert len(lines) == len(heading(f'<div style="width: 105mm"><h1 style="{style}">{TITLE}</h1></div>'))


@pytest.mark.parametrize("text", ["One line", "Word" * 30, ""])
def test_other_blocks_stay_as_they_are(text: str) -> None:
    assert heading(f'<h1 class="even">{text}</h1><p>after</p>') == heading(f"<h1>{text}</h1><p>after</p>")


def test_what_a_heading_places_by_itself_is_drawn_once() -> None:
    placed = '<i style="position: absolute; right: 0; top: 90mm">placed</i>'
    lines = heading(f'<h1 class="even">{TITLE}{placed}</h1>')
    assert sum("placed" in line for line in lines) == 1


def test_heading_that_calls_a_note_stays_as_it_is_and_keeps_its_note() -> None:
    note = '<span style="float: footnote">A note.</span>'
    lines = heading(f'<h1 class="even">{TITLE}{note}</h1>')
    assert sum("A note." in line for line in lines) == 1
