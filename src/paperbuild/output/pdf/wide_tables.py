"""Fits tables that are wider than their place: set smaller, and where that is not enough, on a page turned to the side.

How wide a table is at least, only the layout knows: what it tells is answered by another layout. A paper without such a
table is laid out once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest, Overflow
from paperbuild.output.text.made import made, written
from paperbuild.output.text.roles import LANDSCAPE, TABLE

SMALLER = "pb-smaller"
FULL_PT = 9.0  # as in print.css
_LEAST_PT = 7.0
_STEP_PT = 0.25
_MOST_ROUNDS = 8
_BOX = re.compile(rf'<div id="(?P<id>[^"]*)" class="(?P<classes>{TABLE}[^"]*)"')


@dataclass(frozen=True)
class Fit:
    """How the table with an identifier is set. `overflow` is what the layout told of it first."""

    identifier: str
    overflow: Overflow
    size_pt: float = FULL_PT
    is_turned: bool = False


@dataclass(frozen=True)
class FittedLayout:
    """The layout in which as many tables as can be stand in their places, and how each of those is set."""

    request: LayoutRequest
    answer: LayoutAnswer
    fits: tuple[Fit, ...]


def laid_out(
    html: str,
    request_of: Callable[[str], LayoutRequest],
    lay_out: Callable[[LayoutRequest], LayoutAnswer],
) -> FittedLayout:
    """`html` laid out, each table that is too wide fitted; `request_of` makes the request for a text."""
    boxes = {match["id"] for match in _BOX.finditer(html)}
    fits: dict[str, Fit] = {}
    hopeless: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        request = request_of(_with_fits(html, fits))
        answer = lay_out(request)
        wide = {name: one for name, one in _wide(answer.overflows, boxes) if name not in hopeless}
        better = {name: _better(fits.get(name, Fit(name, one)), one) for name, one in wide.items()}
        if not better:
            break
        fits |= {name: fit for name, fit in better.items() if fit}
        for name in (name for name, fit in better.items() if fit is None):
            hopeless.add(name)  # it is told as it stands where nothing is done with it
            del fits[name]
    return FittedLayout(request, answer, tuple(fits.values()))


def _wide(overflows: Sequence[Overflow], boxes: set[str]) -> Iterator[tuple[str, Overflow]]:
    """The tables that are too wide for their places, by the identifiers of their boxes."""
    for one in overflows:
        if one.what == "table" and not one.is_down and one.width_mm:
            yield from ((name, one) for name in one.identifiers[:2] if name in boxes)


def _better(known: Fit, one: Overflow) -> Fit | None:
    """How a table that is too wide as it is set is to be set now; None where nothing more can be done."""
    size = known.size_pt * (one.width_mm - one.excess_mm) / one.width_mm
    size = math.floor(size / _STEP_PT) * _STEP_PT
    if size >= _LEAST_PT:
        return replace(known, size_pt=size)
    return None if known.is_turned else replace(known, size_pt=FULL_PT, is_turned=True)


def _with_fits(html: str, fits: Mapping[str, Fit]) -> str:
    """`html` with the tables set as they are fitted: a style sheet knows them by class and variable."""

    def fitted(box: re.Match[str]) -> str:
        fit = fits.get(box["id"])
        if fit is None:
            return box[0]
        turned, smaller = f" {LANDSCAPE}" * fit.is_turned, f" {SMALLER}" * (fit.size_pt < FULL_PT)
        style = f' style="--table-size: {fit.size_pt:g}pt"' if smaller else ""
        told = written(box["id"]), written(box["classes"] + turned + smaller), written(style)
        return made('<div id="{}" class="{}"{}', *told)

    return _BOX.sub(fitted, html) if fits else html
