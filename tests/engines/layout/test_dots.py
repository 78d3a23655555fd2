"""What covers the dots of an entry of the contents ends on the edge of a dot, so that none is cut."""

from __future__ import annotations

import pytest

from tests.engines.layout.drawn import grounds

pytestmark = pytest.mark.pango

BODY = '<div><b style="width: {}px">&nbsp;</b></div>'
STYLE = """
div { width: 200px; background: #eee }
b { display: inline-block; background: #fff; padding-inline-end: 3px }
"""
TILE = "b { --whole-tiles: 8px }"
WIDTHS = [20, 21.5, 24, 61]


def rests(direction: str, style: str) -> list[float]:
    """How much of a tile of 8 pixels is left between each cover and the other side of its entry, from 0 to 8."""
    found = []
    for width in WIDTHS:
        entry, cover = grounds(BODY.format(width), style, direction)
        way = cover[0] - entry[0] if direction == "rtl" else entry[1] - cover[1]
        assert way > 0
        found.append(way % 8)
    return found


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_cover_reaches_to_the_next_whole_dot(direction: str) -> None:
    assert all(min(rest, 8 - rest) < 0.01 for rest in rests(direction, STYLE + TILE))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_without_being_asked_it_ends_where_its_words_do(direction: str) -> None:
    assert rests(direction, STYLE) == pytest.approx([(197 - width) % 8 for width in WIDTHS], abs=0.01)


def test_a_cover_grows_by_less_than_a_dot_and_keeps_its_beginning() -> None:
    _, plain = grounds(BODY.format(62), STYLE)
    _, whole = grounds(BODY.format(62), STYLE + TILE)
    assert whole[0] == pytest.approx(plain[0], abs=0.01)
    assert 0 < whole[1] - plain[1] < 8
