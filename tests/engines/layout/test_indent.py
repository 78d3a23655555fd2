"""A first line hangs on the side where lines begin, in texts from right to left too."""

from __future__ import annotations

import pytest

from tests.engines.layout.drawn import grounds

pytestmark = pytest.mark.pango

BODY = "<p><b>&nbsp;</b><br><b>&nbsp;</b></p>"
STYLE = "p { text-indent: %s; margin-inline-start: 40px } b { display: inline-block; width: 20px; background: red }"


@pytest.mark.parametrize(
    ("direction", "indent", "further"),
    [("ltr", "-30px", -30), ("rtl", "-30px", 30), ("ltr", "30px", 30), ("rtl", "30px", -30), ("rtl", "0", 0)],
)
def test_a_first_line_begins_as_far_from_the_others_as_is_asked(direction: str, indent: str, further: float) -> None:
    first, second = grounds(BODY, STYLE % indent, direction)
    assert first[0] - second[0] == pytest.approx(further, abs=0.01)
    assert first[1] - second[1] == pytest.approx(further, abs=0.01)
