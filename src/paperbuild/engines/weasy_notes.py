"""Keeps WeasyPrint 70 from losing a note: one that it forgets on a page goes to the next.

Where the second line of a paragraph fits on a page only if notes of the lines before are put off to the next page, it
puts them off and sets the line, but does not look whether that line calls a note too: such a note appeared nowhere.
"""

from __future__ import annotations

from typing import Any


def keep_every_note() -> None:
    """Mends the function that sets lines, for the life of this process."""
    from weasyprint.layout import block

    set_lines = block._linebox_layout

    def set_lines_and_put_off(context: Any, box: Any, index: int, child: Any, lines: list[Any], *rest: Any) -> Any:
        before = len(lines)
        result = set_lines(context, box, index, child, lines, *rest)
        is_cancelled = result[0]
        if context.footnotes and not is_cancelled:
            for line in lines[before:]:
                _put_off(context, line)
        return result

    block._linebox_layout = set_lines_and_put_off


def _put_off(context: Any, line: Any) -> None:
    """Puts those notes off that `line` calls and that have been set nowhere."""
    for part in line.descendants():
        if part.footnote in context.footnotes:
            context.footnotes.remove(part.footnote)
            context.reported_footnotes.append(part.footnote)
