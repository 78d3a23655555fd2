from __future__ import annotations

import pytest

from paperbuild.findings.nearest import did_you_mean, nearest
from tests.clock import at_most

KEYS = ["mac-smith2018", "icrse2016-surveilled", "icrse2016", "Mai2012", "who2012"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mac-smth2018", "mac-smith2018"),
        ("mcrse2016", "icrse2016"),
        ("mai2012", "Mai2012"),
        ("who2102", "who2012"),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_a_slip_of_the_keyboard_finds_what_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, KEYS) == meant


def test_a_hint_says_nothing_where_nothing_is_near() -> None:
    assert did_you_mean("zebra", KEYS) == ""
    assert did_you_mean("who2021", KEYS) == "did you mean `who2012`?"


def test_thousands_of_unknown_words_beside_thousands_of_known_ones_cost_seconds_not_minutes() -> None:
    known = frozenset(f"author{number}-title" for number in range(4000))
    with at_most(5):
        assert all(nearest(f"autor{number}-titel", known) for number in range(100))
