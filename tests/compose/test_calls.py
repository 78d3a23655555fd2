"""Calls stand close behind their words, as pandoc's citeproc sets them in a style of notes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from paperbuild.compose.calls import calls_close
from paperbuild.compose.trees import walked
from paperbuild.engines.pandoc_tree import word
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN, call_mark

OWN, CITED = 1, 2  # the number of a note with a text of its own, and of one that a citation makes


def _inline(piece: str) -> Any:
    if piece in " \n":
        return {"t": "Space"}
    return word(call_mark(int(piece)) if piece in "12" else piece)


def set_close(text: str) -> str:
    """`text`, in which `1` is the call of an own note and `2` that of a citation, with its calls set close."""
    inlines = [_inline(piece) for piece in re.findall(r"[12]|[ \n]|[^12 \n]+", text)]
    (made,) = walked([{"t": "Para", "c": inlines}], calls_close(lambda number: number == CITED))
    said = "".join(inline.get("c", " ") for inline in made["c"])
    return re.sub(f"{MARK_OPEN}n(\\d+){MARK_CLOSE}", r"\1", said)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("text 2.", "text.2"),
        ("text2.", "text.2"),
        ("text 2, and", "text,2 and"),
        ("text\n2 and", "text2 and"),
        ("text\u00a02 and", "text2 and"),
        ("text. 2 And", "text.2 And"),
        ("text 1.", "text1."),
        ("text.1", "text.1"),
        ("text 1 2.", "text.12"),
        ("text.1 2 and", "text.12 and"),
        ("text (see 2) and", "text (see)2 and"),
        ("text (2) and", "text (2) and"),
        ("2 Start.", "2 Start."),
        ("2. Start", "2. Start"),
        ("range 2-x", "range2-x"),
        ("text 2 ! And", "text2 ! And"),
        ("كلمة 2، و", "كلمة،2 و"),
    ],
)
def test_space_goes_and_marks_come_before_the_call_of_a_citation(typed: str, printed: str) -> None:
    assert set_close(typed) == printed


def test_line_without_calls_stays_the_same_object_where_it_can() -> None:
    line = {"t": "Para", "c": [word("text"), {"t": "Space"}, word("more")]}
    assert walked([line], calls_close(lambda _: True)) == [line]
