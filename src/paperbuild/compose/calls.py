"""Sets the calls of notes close behind the words that they belong to, as pandoc's citeproc does in a style of notes.

`a word [@key].` becomes `a word.¹`: the space goes, and the marks behind a citation come before its call, in every
language. The call of a note with a text of its own stays before the marks, as it is typed: `a word [^slug].` becomes
`a word¹.`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from paperbuild.engines.pandoc_tree import EMPHASIS, GAPS, word
from paperbuild.model.manuscript import called_number

if TYPE_CHECKING:
    from paperbuild.compose.trees import Around, Change
    from paperbuild.engines.pandoc_types import Inline, Inlines

_HARD_SPACES = "\u00a0\u202f"
# Marks that end a sentence or a part of it, and brackets that close. Pandoc moves a hyphen, too, which begins what
# follows.
_MARKS = re.compile(r"[.,;:!?…)\]。，、；：！？」』）،؛؟۔]+")
_OPENING = tuple("([{“‘«„¿¡「『（")
# Where in its content an element has inlines; -1: its content is inlines.
_INLINES_AT: dict[str, int] = {
    "Para": -1,
    "Plain": -1,
    "Header": 2,
    "Quoted": 1,
    "Span": 1,
    "Link": 1,
    **dict.fromkeys(EMPHASIS, -1),
}


def calls_close(is_citation: Callable[[int], bool]) -> Mapping[str, Change]:
    """Changes that set the calls in a tree close; `is_citation` says whether a citation alone makes the note of a
    number."""

    def set_close(element: Any, _: Around) -> Any:
        at, content = _INLINES_AT[element["t"]], element["c"]
        inlines = content if at < 0 else content[at]
        if not any(_number(inline) for inline in inlines):
            return None
        made = _line(inlines, is_citation)
        return {**element, "c": made if at < 0 else [*content[:at], made, *content[at + 1 :]]}

    return dict.fromkeys(_INLINES_AT, set_close)


def _number(inline: Inline) -> int:
    """The number of the note that `inline` calls; 0 where it calls none."""
    return called_number(inline["c"]) if inline["t"] == "Str" else 0


def _line(inlines: Sequence[Inline], is_citation: Callable[[int], bool]) -> Inlines:
    made: Inlines = []
    for inline in inlines:
        if _number(inline):
            _drop_space(made)
        elif inline["t"] == "Str" and made and _number(made[-1]):
            inline = word(_with_marks_before(made, inline["c"], is_citation))
            if not inline["c"]:
                continue
        made.append(inline)
    return made


def _drop_space(made: Inlines) -> None:
    """Takes away the space at the end of a line, unless it is all of it."""
    last = made[-1] if len(made) > 1 else None
    if last is not None and last["t"] in GAPS:
        made.pop()
    elif made and made[-1]["t"] == "Str" and made[-1]["c"].rstrip(_HARD_SPACES):
        made[-1] = word(made[-1]["c"].rstrip(_HARD_SPACES))


def _with_marks_before(made: Inlines, text: str, is_citation: Callable[[int], bool]) -> str:
    """Moves the marks that `text` begins with before the calls that a line ends with, and gives the rest of `text`."""
    at = len(made)
    while at and _number(made[at - 1]):
        at -= 1
    marks = _MARKS.match(text)
    before = made[at - 1] if at else None
    opens = before is None or (before["t"] == "Str" and before["c"].endswith(_OPENING))
    if marks is None or opens or not any(is_citation(_number(call)) for call in made[at:]):
        return text
    made.insert(at, word(marks[0]))
    return text[marks.end() :]
