"""Draws formulas in the colour and the fonts of the text that they stand in: a picture takes none from its page in
WeasyPrint 70, which also sets each letter of a text in SVG by itself, so that none is joined to the next.

A formula is a picture whose URL begins with `formula:`, in `currentColor`; each text in it stands by itself, centred.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from math import inf
from typing import Any

_URL = "formula:"
_TEXT = "{http://www.w3.org/2000/svg}text"


@dataclass(frozen=True)
class _Words:
    """A text in a drawing: the middle of its base line, and the size of its type, in units of the drawing."""

    text: str
    x: float
    y: float
    size: float


@dataclass
class _Formula:
    """A formula before it has a colour, and the words in it; then as SVG in each colour: WeasyPrint keeps what it has
    read once with its colours."""

    tree: Any
    words: tuple[_Words, ...]
    in_colours: dict[str, Any] = field(default_factory=dict)


def colour_formulas() -> None:
    """Wraps what draws pictures of SVG, for the life of this process."""
    from weasyprint.images import SVGImage

    begin, draw = SVGImage.__init__, SVGImage.draw

    def begin_and_keep(image: Any, tree: Any, base_url: Any, *rest: Any) -> None:
        if str(base_url).startswith(_URL):
            words = tuple(_words(tree))
            image.formula = _Formula(deepcopy(tree), words)
        begin(image, tree, base_url, *rest)

    def draw_in_colour(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        formula: _Formula | None = getattr(image, "formula", None)
        if formula is not None:
            image._svg = _in_colour(image, formula, _hexadecimal(style["color"]))
        draw(image, stream, width, height, style)
        if formula is not None and formula.words:
            _set_words(stream, image, formula, width, style)

    SVGImage.__init__, SVGImage.draw = begin_and_keep, draw_in_colour


def _words(tree: Any) -> Iterator[_Words]:
    """Takes the texts out of a drawing."""
    for text in tree.findall(_TEXT):
        yield _Words(text.text, *(float(text.get(name)) for name in ("x", "y", "font-size")))
        tree.remove(text)


def _in_colour(image: Any, formula: _Formula, colour: str) -> Any:
    from weasyprint.svg import SVG

    if colour not in formula.in_colours:
        tree = deepcopy(formula.tree)
        tree.set("color", colour)
        formula.in_colours[colour] = SVG(tree, image._base_url, None, image._url_fetcher)
    return formula.in_colours[colour]


def _set_words(stream: Any, image: Any, formula: _Formula, width: float, style: Any) -> None:
    """Sets the words of a drawing that is `width` pixels wide, each text as a whole."""
    from weasyprint.draw.text import draw_first_line
    from weasyprint.matrix import Matrix
    from weasyprint.svg.text import TextBox
    from weasyprint.text.line_break import split_first_line

    left, top, across, _ = map(float, formula.tree.get("viewBox").split())
    scale = width / across
    for words in formula.words:
        own = _style_of_words(image, style, words.size * scale)
        layout, _, _, length, _, baseline = split_first_line(words.text, own, image._context, inf, 0)
        box = TextBox(layout, own)
        box.baseline = baseline
        place = Matrix(d=-1, e=(words.x - left) * scale - length / 2, f=(words.y - top) * scale)
        stream.push_state()
        stream.set_color(style["color"])
        stream.begin_text()
        layout.reactivate(own)
        draw_first_line(stream, box, "none", "none", place)
        stream.end_text()
        stream.pop_state()


def _style_of_words(image: Any, style: Any, size: float) -> Any:
    """A style as WeasyPrint gives to text in SVG, upright, in the fonts of `style`."""
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.svg.text import Style

    own = Style()
    own.update(INITIAL_VALUES)
    own.font_config = image._context.font_config
    own["font_family"], own["font_size"], own["font_weight"] = style["font_family"], size, 400
    return own


def _hexadecimal(colour: Any) -> str:
    red, green, blue = (round(255 * part) for part in colour.to("srgb").coordinates)
    return f"#{red:02x}{green:02x}{blue:02x}"
