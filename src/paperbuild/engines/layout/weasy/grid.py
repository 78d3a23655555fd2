"""Brings a text back to the lines of its page below what is not as high as lines are, which WeasyPrint 70 does not do.

The style sheet sets a text on a grid of half lines of the root element. A table with its rules, a picture, a heading of
two lines, a list with its spaces and a box in smaller type are as high as they are; blank below them makes up the
difference (what the draft CSS Rhythmic Sizing calls `block-step-size`).
"""

from __future__ import annotations

from typing import Any

_UNEVEN = frozenset({"figure", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "hr", "pre"})

_BOXES = frozenset({"case-study", "pb-formula"})


def keep_the_grid() -> None:
    """Wraps the function that lays out blocks, for the life of this process."""
    from weasyprint.layout import block

    lay_out = block.block_level_layout

    def lay_out_on_the_grid(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any
    ) -> Any:
        if containing_block.is_for_root_element:  # that of each page
            context.grid = containing_block.position_y, _half_a_line(containing_block.style)
        result = lay_out(context, box, bottom_space, skip_stack, containing_block, *rest)
        if _is_uneven(box) and box.is_in_normal_flow() and not context.__dict__.get("is_among_notes"):
            laid_out, resume_at, *_ = result
            if laid_out is not None and resume_at is None:
                foot = laid_out.border_box_y() + laid_out.border_height()
                missing = _missing(foot, *_grid(context))
                # At the foot of a page nothing comes below: for the blank alone, a box would go whole to the next.
                if not _overflows(context, bottom_space, foot + missing):
                    laid_out.height += missing
        return result

    block.block_level_layout = lay_out_on_the_grid


def _overflows(context: Any, bottom_space: float, foot: float) -> bool:
    return context.page_bottom is not None and bool(context.overflows_page(bottom_space, foot))


def _grid(context: Any) -> tuple[float, float]:
    """Where the grid begins, and its step: none on a page that has margins only."""
    return getattr(context, "grid", (0.0, 0.0))


def _is_uneven(box: Any) -> bool:
    if box.is_table_wrapper or box.element_tag in _UNEVEN:
        return True
    return box.element is not None and not _BOXES.isdisjoint(box.element.get("class", "").split())


def _half_a_line(style: Any) -> float:
    """In CSS pixels; a line height that is a number is one of type sizes. Without one there is no grid: 0."""
    line = style["line_height"]
    if line == "normal":
        return 0
    return float(line.value if hasattr(line, "value") else line * style["font_size"]) / 2


def _missing(foot: float, top: float, step: float) -> float:
    """How far it is from `foot` down to the next half line below `top`; a hair above one is on it."""
    if step <= 0:
        return 0
    over = (foot - top) % step
    return 0 if min(over, step - over) < 0.01 else step - over
