"""Keeps WeasyPrint 70 from losing a note, and from putting one off to the next page for the sake of a line below it.

Where the second line of a paragraph fits on a page only if notes of the lines before are put off to the next page, it
puts them off and sets the line. The whole paragraph on the next page is better: a note belongs to its call. Where
nothing else stands on the page, it has no choice, but does not look whether that line calls a note too: such a note
appeared nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def keep_every_note() -> None:
    """Mends the function that sets lines, for the life of this process."""
    from weasyprint.layout import LayoutContext, block

    set_lines = block._linebox_layout

    def set_lines_and_put_off(
        context: Any, box: Any, index: int, child: Any, lines: list[Any], page_is_empty: bool, *rest: Any
    ) -> Any:
        before = len(lines)
        with _notes_stay(context, they_do=not page_is_empty):
            result = set_lines(context, box, index, child, lines, page_is_empty, *rest)
        is_cancelled = result[0]
        if context.footnotes and not is_cancelled:
            for line in lines[before:]:
                _put_off(context, line)
        return result

    block._linebox_layout = set_lines_and_put_off

    update = LayoutContext._update_footnote_area

    def update_as_outside_the_lines(context: Any) -> Any:
        with _column(context, is_one=getattr(context, "is_outside_in_column", context.in_column)):
            return update(context)

    LayoutContext._update_footnote_area = update_as_outside_the_lines


@contextmanager
def _notes_stay(context: Any, *, they_do: bool) -> Iterator[None]:
    """For lines in a column WeasyPrint puts no note off: these lines are told that they are in one.

    The notes at the foot of the page are not; they, and what stands within a line, are lines of their own.
    """
    is_outermost = not hasattr(context, "is_outside_in_column")
    if is_outermost:
        context.is_outside_in_column = context.in_column
    try:
        with _column(context, is_one=context.in_column or they_do):
            yield
    finally:
        if is_outermost:
            del context.is_outside_in_column


@contextmanager
def _column(context: Any, *, is_one: bool) -> Iterator[None]:
    before = context.in_column
    context.in_column = is_one
    try:
        yield
    finally:
        context.in_column = before


def _put_off(context: Any, line: Any) -> None:
    """Puts those notes off that `line` calls and that have been set nowhere."""
    for part in line.descendants():
        if part.footnote in context.footnotes:
            context.footnotes.remove(part.footnote)
            context.reported_footnotes.append(part.footnote)
