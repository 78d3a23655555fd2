"""Keeps WeasyPrint 70 from dividing a word where the line it stands on has other places to end.

`overflow-wrap` divides a word that is too long for a line of its own. WeasyPrint asks whether it is the first of its
line by looking for boxes before it, but only at those of the line itself: within one `span` around them all, each text
seems to be the first, and `https` at the end of a line became `ht` and `tps`.
"""

from __future__ import annotations

from typing import Any


def divide_no_word_amid_a_line() -> None:
    """Wraps the functions that fill a line, for the life of this process."""
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.layout import inline

    fill, split = inline.split_inline_box, inline.split_text_box

    def fill_and_note_the_start(context: Any, box: Any, position_x: float, *rest: Any) -> Any:
        if not isinstance(box, LineBox):
            return fill(context, box, position_x, *rest)
        outside = getattr(context, "line_start", position_x)  # an inline block has lines of its own
        context.line_start = position_x
        try:
            return fill(context, box, position_x, *rest)
        finally:
            context.line_start = outside

    def split_at_the_start_alone(
        context: Any, box: Any, available_width: float, skip: int, is_line_start: bool = True
    ) -> Any:
        return split(context, box, available_width, skip, is_line_start and _is_at_the_start(context, box))

    inline.split_inline_box = fill_and_note_the_start
    inline.split_text_box = split_at_the_start_alone


def _is_at_the_start(context: Any, box: Any) -> bool:
    """Whether the text begins where its line does, but for the padding of what is around it; what is only measured has
    no place yet."""
    place = getattr(box, "position_x", None)
    return place is None or place - getattr(context, "line_start", place) < box.style["font_size"]
