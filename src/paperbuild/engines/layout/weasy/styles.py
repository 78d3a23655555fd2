"""Has WeasyPrint 70 look up what a style says in one step where it takes many.

What is remembered hangs on the style: it is not changed any more once a box that has it is laid out.
"""

from __future__ import annotations

from typing import Any

from paperbuild.engines.layout.weasy.places import replace_everywhere

_SIDES = ("top", "right", "bottom", "left")
# Lengths that need to know what they are a part of only where they are a percentage, and what `auto` is for them.
_LENGTHS = {
    **{f"margin_{side}": "auto" for side in _SIDES},
    **{f"padding_{side}": "auto" for side in _SIDES},
    "width": "auto",
    "min_width": 0,
    "max_width": "auto",
    "height": "auto",
    "min_height": 0,
    "max_height": "auto",
}
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)


def resolve_lengths_once() -> None:
    """Eighteen lengths of a box are computed each time that it is laid out, even if none of them is a percentage."""
    from weasyprint.layout.percent import adjust_box_sizing, resolve_percentages

    def resolve(box: Any, containing_block: Any) -> None:
        style = box.style
        known = vars(style).get("lengths")
        if known is None:
            known = style.lengths = _lengths(style)
        if not known:
            resolve_percentages(box, containing_block)
            return
        vars(box).update(known)
        if style["box_sizing"] != "content-box":
            adjust_box_sizing(box, "width")
            adjust_box_sizing(box, "height")

    replace_everywhere(resolve_percentages, resolve)


def _lengths(style: Any) -> dict[str, Any]:
    """The lengths of a box with this style, by the names of its attributes; none where some depend on what is around
    it, or on the cells beside it."""
    if style["border_collapse"] == "collapse":
        return {}
    found: dict[str, Any] = {name: style[name] for name in _BORDERS}
    for name, of_auto in _LENGTHS.items():
        value = style[name]
        if value != "auto" and getattr(value, "unit", None) != "px":
            return {}
        found[name] = of_auto if value == "auto" else value.value
    return found


def look_for_math_where_it_can_be() -> None:
    """Every value is looked through for functions as `calc()`: only tokens can be one, or tuples that have some."""
    from weasyprint.css.functions import check_math
    from weasyprint.css.properties import Dimension

    plain = frozenset({str, int, float, bool, type(None), Dimension, list, dict})

    def check_what_can_be(token: Any) -> Any:
        kind = type(token)
        if kind in plain:
            return None
        if kind is tuple:
            return any(check_what_can_be(item) for item in token if type(item) not in plain)
        return check_math(token)

    replace_everywhere(check_math, check_what_can_be)


def inherit_at_once() -> None:
    """Most properties of a box are in no style sheet, and have their parent's or initial value, or are in one as they
    are: ten questions are asked for each before."""
    from weasyprint.css import AnonymousStyle, ComputedStyle, Pending
    from weasyprint.css.computed_values import COMPUTER_FUNCTIONS
    from weasyprint.css.functions import check_math
    from weasyprint.css.properties import INHERITED

    initial, logical_names = _initial_values(), _logical_names()
    of_anonymous, of_computed = AnonymousStyle.__missing__, ComputedStyle.__missing__
    inherited = frozenset(name for name in INHERITED if _is_usual(name))

    def anonymous(style: Any, name: str) -> Any:
        if name in initial:
            value = style[name] = initial[name]
        elif name in inherited:
            value = style[name] = style.parent_style[name]
        else:
            value = of_anonymous(style, name)
        return value

    def computed(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name in logical_names and logical_names[name].get(style["direction"]) in cascaded:
            return of_computed(style, name)
        if name in cascaded:
            value = cascaded[name][0]
            if (
                not _is_usual(name)
                or isinstance(value, Pending)
                or value in ("inherit", "initial")
                or check_math(value)
            ):
                return of_computed(style, name)
            compute = COMPUTER_FUNCTIONS.get(name)
            value = style[name] = value if compute is None else compute(style, name, value)
        elif name in initial:
            value = style[name] = initial[name]
        elif name in inherited and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
        else:
            value = of_computed(style, name)
        return value

    AnonymousStyle.__missing__, ComputedStyle.__missing__ = anonymous, computed


def _is_usual(name: str) -> bool:
    """Whether the property has no way of its own from parent to child."""
    return name not in {"float", "display", "position", "page"} and not name.startswith(("text_decoration_", "__"))


def _initial_values() -> dict[str, Any]:
    """The values of properties that are neither inherited nor computed where no style sheet has them."""
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    others = INHERITED | INITIAL_NOT_COMPUTED
    return {name: value for name, value in INITIAL_VALUES.items() if name not in others and _is_usual(name)}


def _logical_names() -> dict[str, dict[str, str]]:
    """The names that a property goes by where a style sheet says `start` for `left`, by direction."""
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS

    return {
        name: {inline: of_sides(block="ttb", inline=inline) for inline in ("ltr", "rtl")}
        for name, of_sides in PHYSICAL_FUNCTIONS.items()
    }
