"""How lists count is read back as it is written."""

from __future__ import annotations

import pytest

from paperbuild.model.list_numbers import list_number, listed_number


@pytest.mark.parametrize(("style", "last"), [("Decimal", 2000), ("LowerRoman", 3999), ("UpperRoman", 3999)])
def test_each_number_that_is_written_is_read_again(style: str, last: int) -> None:
    assert [listed_number(list_number(n, style), style) for n in range(1, last + 1)] == [*range(1, last + 1)]


@pytest.mark.parametrize("style", ["LowerAlpha", "UpperAlpha"])
def test_a_letter_is_read_and_two_are_none(style: str) -> None:
    assert [listed_number(list_number(n, style), style) for n in range(1, 28)] == [*range(1, 27), None]


@pytest.mark.parametrize(
    ("written", "style"),
    [("#", "DefaultStyle"), ("@good", "Example"), ("", "LowerRoman"), ("b", "LowerRoman"), ("٣", "Decimal")],
)
def test_what_is_no_number_of_its_style_is_none(written: str, style: str) -> None:
    assert listed_number(written, style) is None
