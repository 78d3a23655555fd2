"""Draws formulas in the colour of the text that they stand in: a picture takes none from its page in WeasyPrint 70.

A formula is a picture whose URL begins with `formula:`, in `currentColor`.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

_URL = "formula:"


def colour_formulas() -> None:
    """Wraps what draws pictures of SVG, for the life of this process."""
    from weasyprint.images import SVGImage

    begin, draw = SVGImage.__init__, SVGImage.draw

    def begin_and_keep(image: Any, tree: Any, base_url: Any, *rest: Any) -> None:
        if str(base_url).startswith(_URL):
            image.uncoloured = deepcopy(tree)
            image.in_colours = {}
        begin(image, tree, base_url, *rest)

    def draw_in_colour(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        if hasattr(image, "uncoloured"):
            image._svg = _in_colour(image, _hexadecimal(style["color"]))
        draw(image, stream, width, height, style)

    SVGImage.__init__, SVGImage.draw = begin_and_keep, draw_in_colour


def _in_colour(image: Any, colour: str) -> Any:
    """The formula as SVG in a colour: what WeasyPrint has read once, it keeps with its colours."""
    from weasyprint.svg import SVG

    if colour not in image.in_colours:
        tree = deepcopy(image.uncoloured)
        tree.set("color", colour)
        image.in_colours[colour] = SVG(tree, image._base_url, None, image._url_fetcher)
    return image.in_colours[colour]


def _hexadecimal(colour: Any) -> str:
    red, green, blue = (round(255 * part) for part in colour.to("srgb").coordinates)
    return f"#{red:02x}{green:02x}{blue:02x}"
