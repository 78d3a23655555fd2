"""Draws the formulas of a page that is to be printed: WeasyPrint knows no MathML, and prints its letters in a row.

Each becomes a picture, as large as the type around it and on its base line. `engines/layout/weasy/formulas.py` gives it
the colour of its text, `engines/layout/tagging/` tells readers that it is a formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from paperbuild.engines.formulas import FormulaDrawing, drawing_name, drawn
from paperbuild.output.text.formulas import WrittenFormula, with_formulas
from paperbuild.output.text.made import made, written
from paperbuild.syntax.markdown.tree import BROKEN_CLASS

FORMULA_URL = "formula:"

# In ems of the house's text: how far a line reaches above and below its base line, and how far a formula may reach
# into the room between the lines above and below it. Letters do not reach there, so that few formulas move lines apart.
_ABOVE, _ROOM_ABOVE = 1.06, 0.1
_BELOW, _ROOM_BELOW = 0.36, 0.25
# A formula that stands by itself is set smaller where the line is too short for it, down to this part of its size.
_SMALLEST = 0.7


def with_drawings(html: str) -> tuple[str, Mapping[str, tuple[bytes, str]]]:
    """`html` with a picture for each formula, and these pictures by their URLs, with their media types."""
    resources: dict[str, tuple[bytes, str]] = {}

    def picture(formula: WrittenFormula) -> str:
        drawing = drawn(formula.tex, is_display=formula.is_display)
        if drawing is None:
            return made('<span class="{}">{}</span>', BROKEN_CLASS, written(escape(formula.tex)))
        url = f"{FORMULA_URL}{drawing_name(formula.tex, is_display=formula.is_display)}"
        resources[url] = drawing.svg.encode(), "image/svg+xml"
        style = _displayed(drawing) if formula.is_display else _in_line(drawing)
        alternative = written(escape(formula.words or formula.tex or "?"))
        return made('<img class="pb-drawing" role="math" src="{}" alt="{}" style="{}" />', url, alternative, style)

    return with_formulas(html, picture), resources


def _displayed(drawing: FormulaDrawing) -> str:
    sizes = {"width": drawing.width, "min-width": drawing.width * _SMALLEST, "vertical-align": -drawing.depth}
    return _style(sizes, "height: auto")


def _in_line(drawing: FormulaDrawing) -> str:
    above = min(max(drawing.height - drawing.depth - _ABOVE, 0), _ROOM_ABOVE)
    below = min(max(drawing.depth - _BELOW, 0), _ROOM_BELOW)
    sizes = {
        "width": drawing.width,
        "height": drawing.height,
        "margin-top": -above,
        "margin-bottom": -below,
        "vertical-align": below - drawing.depth,  # a picture stands with its margin on the base line
    }
    return _style(sizes)


def _style(ems: Mapping[str, float], *more: str) -> str:
    said = [f"{name}: {value:.4g}em" for name, value in ems.items() if abs(value) >= 0.0005]
    return "; ".join([*said, *more])


def is_drawing(url: str) -> bool:
    """Whether a picture of this URL is a formula."""
    return url.startswith(FORMULA_URL)


def typed(url: str, tex: str, *, is_display: bool) -> bool:
    """Whether the drawing at `url` is of the formula that is typed as `tex`."""
    return url == f"{FORMULA_URL}{drawing_name(' '.join(tex.split()), is_display=is_display)}"
