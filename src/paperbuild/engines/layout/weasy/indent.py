"""Lets a first line hang on the side where lines begin, which WeasyPrint 70 does not do where that is the right.

There it makes a line with a negative `text-indent` longer, but leaves it where it was.
"""

from __future__ import annotations

from typing import Any


def mirror_indents() -> None:
    """Wraps the function that sets lines, for the life of this process."""
    from weasyprint.layout import inline

    set_line = inline.get_next_linebox

    def set_line_on_its_side(
        context: Any, box: Any, position_y: float, bottom_space: float, skip: Any, around: Any, *lists: Any
    ) -> Any:
        line, _ = result = set_line(context, box, position_y, bottom_space, skip, around, *lists)
        if line is not None and box.text_indent and around.style["direction"] == "rtl":
            line.translate(-box.text_indent, 0)
        return result

    inline.get_next_linebox = set_line_on_its_side
