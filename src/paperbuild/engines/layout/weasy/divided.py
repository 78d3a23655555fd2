"""Divides fewer words at the ends of lines than WeasyPrint 70 would.

It knows neither `hyphenate-limit-lines` nor `hyphenate-limit-last` (CSS Text 4, 6.3.3 and 6.3.5). No more than two
lines in a row end with a divided word, and the last line of a paragraph is never the rest of one. A line that would
break one of these rules is set again without dividing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperbuild.engines.layout.weasy.places import replace_everywhere

_MOST_IN_A_ROW = 2


def divide_few_words() -> None:
    """Wraps the functions that set lines, for the life of this process."""
    _count_from_the_start()
    _set_lines_again()
    _divide_none_where_asked()


def _count_from_the_start() -> None:
    """A paragraph's lines are counted from where it begins on a page: that is all that a page remembers of it."""
    from weasyprint.layout.inline import iter_line_boxes

    def lines_counted(context: Any, box: Any, *rest: Any) -> Iterator[Any]:
        box.divided_in_a_row = 0
        yield from iter_line_boxes(context, box, *rest)

    replace_everywhere(iter_line_boxes, lines_counted)


def _set_lines_again() -> None:
    from weasyprint.layout import inline

    set_line = inline.get_next_linebox

    def set_line_with_few_divided(
        context: Any, box: Any, position_y: float, bottom_space: float, skip: Any, around: Any, *lists: Any
    ) -> Any:
        absolute, fixed, *_ = lists
        before = len(absolute), len(fixed)
        line, resume_at = result = set_line(context, box, position_y, bottom_space, skip, around, *lists)
        if line is None or not _is_divided(line):
            box.divided_in_a_row = 0
            return result
        in_a_row = getattr(box, "divided_in_a_row", 0) + 1
        if (in_a_row > _MOST_IN_A_ROW or _is_in_last_word(box, resume_at)) and not context.excluded_shapes:
            del absolute[before[0] :], fixed[before[1] :]
            context.divides_no_word = True
            try:
                result = set_line(context, box, position_y, bottom_space, skip, around, *lists)
            finally:
                context.divides_no_word = False
            in_a_row = in_a_row if _is_divided(result[0]) else 0  # a word that is wider than the line is divided still
        box.divided_in_a_row = in_a_row
        return result

    inline.get_next_linebox = set_line_with_few_divided


def _divide_none_where_asked() -> None:
    from weasyprint.text.line_break import split_first_line

    def split_undivided(text: str, style: Any, context: Any, *rest: Any, **named: Any) -> Any:
        if context is not None and getattr(context, "divides_no_word", False) and style["hyphens"] != "none":
            known = vars(style).get("undivided")
            if known is None:
                known = style.undivided = style.copy()
                known["hyphens"] = "none"
            style = known
        return split_first_line(text, style, context, *rest, **named)

    replace_everywhere(split_first_line, split_undivided)


def _is_divided(line: Any) -> bool:
    """Whether a line ends with a hyphen that WeasyPrint has put there."""
    last = _last_text(line)
    if last is None or not hasattr(last, "pango_layout"):
        return False
    hyphen = last.style["hyphenate_character"]
    return bool(hyphen) and hyphen != "-" and str(last.text).endswith(hyphen)


def _last_text(box: Any) -> Any:
    from weasyprint.formatting_structure.boxes import TextBox

    while box is not None and not isinstance(box, TextBox):
        box = next((child for child in reversed(getattr(box, "children", ())) if child.is_in_normal_flow()), None)
    return box


def _is_in_last_word(box: Any, resume_at: Any) -> bool:
    """Whether what is left of a paragraph from `resume_at` has no space in it."""
    return resume_at is not None and " " not in _rest(box, resume_at).strip()


def _rest(box: Any, skip: Any) -> str:
    from weasyprint.formatting_structure.boxes import TextBox

    if isinstance(box, TextBox):
        at = next(iter(skip)) if skip else 0
        return str(box.text.encode()[at:].decode("utf-8", "ignore"))
    if not hasattr(box, "children"):
        return ""
    [(first, inner)] = skip.items() if skip else [(0, None)]
    parts = [_rest(child, inner if at == first else None) for at, child in enumerate(box.children) if at >= first]
    return "".join(parts)
