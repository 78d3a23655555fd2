"""Sets the lines of a heading or a pull quote about equally long, so that none is one word: `text-wrap: balance`.

WeasyPrint 70 does not know that property (CSS Text 4, 5.3). A style sheet asks for it with the custom property
`--text-wrap: balance`, which WeasyPrint keeps. The lines are set anew, as narrow as they can be without one more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_STEPS = 6  # the width is found to a 64th of itself


def balance_lines() -> None:
    """Wraps the function that lays out blocks, for the life of this process."""
    from weasyprint.layout import block

    lay_out = block.block_level_layout

    def lay_out_balanced(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any
    ) -> Any:
        if skip_stack is not None or not _asks_for_it(box):
            return lay_out(context, box, bottom_space, skip_stack, containing_block, *rest)
        is_empty, absolute, fixed, margins, *others = rest
        style, place = box.style, (box.position_x, box.position_y)
        placed = len(absolute), len(fixed)

        def lay_out_in(chosen: Any) -> Any:
            box.style, (box.position_x, box.position_y) = chosen, place
            del absolute[placed[0] :], fixed[placed[1] :]  # what a try before has placed by itself
            rest = (is_empty, absolute, fixed, list(margins), *others)
            return lay_out(context, box, bottom_space, None, containing_block, *rest)

        result = lay_out_in(style)
        if _has_lines_to_balance(result):
            first = result[0]
            by = _room(first, lambda by: lay_out_in(_narrower(style, first, by)))
            result = lay_out_in(_narrower(style, first, by))
        box.style = style
        return result

    block.block_level_layout = lay_out_balanced


def _asks_for_it(box: Any) -> bool:
    if box.element is None or not box.is_in_normal_flow():
        return False
    asked = box.style["__text_wrap"]
    return bool(asked) and getattr(asked[0], "lower_value", "") == "balance"


def _narrower(style: Any, laid_out: Any, by: float) -> Any:
    """`style` with lines that are so many CSS pixels shorter than in what was `laid_out` with it."""
    from weasyprint.css.properties import Dimension

    side = "padding_left" if style["direction"] == "rtl" else "padding_right"
    copy = style.copy()
    copy[side] = Dimension(getattr(laid_out, side) + by, "px")
    if style["width"] != "auto":
        copy["width"] = Dimension(laid_out.width - by, "px")
    return copy


def _has_lines_to_balance(result: Any) -> bool:
    """Whether all of a block has been laid out in two or more lines, and no note is called in it: that note would be
    laid out again with each try."""
    laid_out, resume_at, *_ = result
    if laid_out is None or resume_at is not None or _count(laid_out) < 2:
        return False
    return not any(part.footnote for part in laid_out.descendants())


def _count(laid_out: Any) -> int:
    from weasyprint.formatting_structure.boxes import LineBox

    return len(laid_out.children) if all(isinstance(child, LineBox) for child in laid_out.children) else 0


def _room(laid_out: Any, lay_out_narrower: Callable[[float], Any]) -> float:
    """By how much the lines can be narrower and still as many."""
    lines, fits, too_much = _count(laid_out), 0.0, laid_out.width
    for _ in range(_STEPS):
        by = (fits + too_much) / 2
        tried, resume_at, *_rest = lay_out_narrower(by)
        if tried is not None and resume_at is None and _count(tried) == lines and _is_within(tried):
            fits = by
        else:
            too_much = by
    return fits


def _is_within(laid_out: Any) -> bool:
    """Whether no line is wider than the block, as a word can be that nothing divides."""
    return all(line.width <= laid_out.width + 0.01 for line in laid_out.children)
