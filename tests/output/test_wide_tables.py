"""A table that is wider than its space is set smaller, then turned; only what neither helps is left as a finding."""

from __future__ import annotations

import datetime
import re

import pytest

from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest, Overflow
from paperbuild.output.pdf.wide_tables import FittedLayout, laid_out
from tests.output.test_overflow import made

HTML = '<div id="a.t1" class="table-wide" role="region"><table></table></div>'
REQUEST = LayoutRequest("", "", {}, {}, "", b"", "en", datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC))
COLUMN_MM, TURNED_MM = 144.0, 231.0


def layout_of(width_at_9_pt_mm: float, requests: list[str]) -> FittedLayout:
    """The layout of one table of that width, whose width goes with its size."""

    def lay_out(request: LayoutRequest) -> LayoutAnswer:
        requests.append(request.html)
        size = re.search(r"--table-size: ([\d.]+)pt", request.html)
        width = width_at_9_pt_mm * (float(size[1]) if size else 9) / 9
        excess = width - (TURNED_MM if "pb-landscape" in request.html else COLUMN_MM)
        one = Overflow(4, "table", excess, False, excess > 50, ("a.t1",), width_mm=width)
        return LayoutAnswer(b"", {"a.t1": 4}, {}, 5, (), (), {}, (one,) if excess > 0.5 else ())

    return laid_out(HTML, lambda html: LayoutRequest(html, *list(vars(REQUEST).values())[1:]), lay_out)


@pytest.mark.parametrize(
    ("width_mm", "size_pt", "is_turned", "rounds"),
    [(150, 8.5, False, 2), (185, 7, False, 2), (190, 9, True, 2), (230, 9, True, 2), (260, 7.75, True, 3)],
)
def test_a_wide_table_is_set_smaller_and_then_turned(
    width_mm: float, size_pt: float, is_turned: bool, rounds: int
) -> None:
    requests: list[str] = []
    found = layout_of(width_mm, requests)
    assert [(fit.size_pt, fit.is_turned) for fit in found.fits] == [(size_pt, is_turned)]
    assert not found.answer.overflows
    assert len(requests) == rounds


def test_a_table_that_fits_is_laid_out_once() -> None:
    requests: list[str] = []
    assert layout_of(140, requests).fits == ()
    assert requests == [HTML]


def test_a_table_that_nothing_helps_is_told_as_before() -> None:
    requests: list[str] = []
    found = layout_of(400, requests)
    assert found.fits == ()
    assert [one.what for one in found.answer.overflows] == ["table"]
    assert requests[-1] == HTML


def _table(columns: int, name: str) -> str:
    heads = " | ".join(f"Columnheading{number}" for number in range(columns))
    return f"| {heads} |\n|{'---|' * columns}\n| {heads} |\n\n: {name}\n\n"


TEXT = f"""# Wide {{#second}}

Before.

{_table(6, "Nearly")}
::: {{.case-study}}
## A case {{#case}}

{_table(8, "Turned")}
:::

After.
"""


@pytest.mark.pango
def test_the_pages_have_the_tables_whole_and_the_decisions_are_told_at_their_places() -> None:
    told = sorted((one.start.line, one.rule, one.severity.value, one.message) for one in made(TEXT).diagnostics)
    assert [one[:3] for one in told] == [(5, "OUT031", "note"), (15, "OUT031", "note")]
    assert re.fullmatch(r"the table on page \d+ is set at [78](\.\d+)? pt: it is wider than its space", told[0][3])
    assert "is on a landscape page" in told[1][3]


@pytest.mark.slow
@pytest.mark.pango
def test_the_same_text_gives_the_same_bytes_after_another_layout() -> None:
    made.cache_clear()
    first = made(TEXT)
    made.cache_clear()
    assert [one.content for one in made(TEXT).artifacts.values()] == [one.content for one in first.artifacts.values()]
