from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.findings.source import Position, SourceFile

TEXTS = st.text(st.sampled_from("ab\r\n\t\u2028\x85\x0cé👩"))


@given(TEXTS, st.integers(0, 40))
def test_a_position_inverts(text: str, offset: int) -> None:
    file = SourceFile("a.md", text)
    offset = min(offset, len(text))
    assert file.offset(file.position(offset)) == offset


@given(TEXTS)
def test_the_lines_are_the_text(text: str) -> None:
    file = SourceFile("a.md", text)
    lines = [text[slice(*file.line_span(number))] for number in range(1, len(file.line_starts) + 1)]
    assert "\n".join(lines) == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\rb", 2, (2, 1)),
        ("\tb", 1, (1, 2)),
        ("👩‍👩b", 3, (1, 4)),
        ("e\u0301b", 2, (1, 3)),
        ("a\u2028b", 2, (1, 3)),
        ("a\x0cb", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
        ("a", 99, (1, 2)),
        ("a", -1, (1, 1)),
    ],
)
def test_lines_end_where_editors_end_them_and_a_column_is_a_character(
    text: str, offset: int, position: tuple[int, int]
) -> None:
    assert SourceFile("a.md", text).position(offset) == Position(*position)
