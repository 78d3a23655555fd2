"""Lets the dots between an entry of the contents and its page begin with a whole one.

They are a background that repeats from the side of the page's number, and what stands before them covers it. A style
sheet says with the custom property `--whole-tiles: 6.4px` how far the dots are from each other: what covers them then
ends on the edge of one.
"""

from __future__ import annotations

from typing import Any


def show_whole_dots() -> None:
    """Wraps the function that sets lines, for the life of this process."""
    from weasyprint.layout import inline

    set_line = inline.get_next_linebox

    def set_line_with_whole_dots(context: Any, *rest: Any) -> Any:
        line, resume_at = set_line(context, *rest)
        if line is not None and resume_at is None:
            _widen_covers(line, rest[4])
        return line, resume_at

    inline.get_next_linebox = set_line_with_whole_dots


def _widen_covers(line: Any, around: Any) -> None:
    """`around` is the block whose background the dots are."""
    for box in line.children:
        step = _step(box)
        if step:
            is_rtl = around.style["direction"] == "rtl"
            right = around.padding_box_x() + around.padding_width()
            way = box.position_x - around.padding_box_x() if is_rtl else right - box.position_x - box.margin_width()
            missing = way % step
            if is_rtl:
                box.padding_left += missing
                box.position_x -= missing
            else:
                box.padding_right += missing


def _step(box: Any) -> float:
    """In CSS pixels; 0 where none is asked for."""
    if box.element is None:
        return 0
    asked = box.style["__whole_tiles"]
    return float(getattr(asked[0], "value", 0)) if asked else 0
