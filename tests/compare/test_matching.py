"""Two texts are compared as readers would compare them, in a time that grows with their length."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.compare.matching import Run, exact_runs, runs
from tests.clock import at_most


def said(old: str, new: str) -> list[tuple[str, str]]:
    """What is in the place of what: two texts for each change."""
    a, b = old.split(), new.split()
    found = runs(a, b)
    return [
        (" ".join(a[r.old_start : r.old_end]), " ".join(b[r.new_start : r.new_end])) for r in found if not r.is_same
    ]


def test_a_word_in_the_place_of_another() -> None:
    assert said("rents rose by 12 per cent", "rents rose by 14 per cent") == [("12", "14")]


def test_single_words_that_happen_to_be_the_same_are_no_text_that_stayed() -> None:
    old = "all of that was written by the old board in the spring of that year and it stands as it was then"
    new = "nobody had any idea about the new rules when it came to a vote and it stands as it was then"
    assert said(old, new) == [
        ("all of that was written by the old board in the spring of that year",
         "nobody had any idea about the new rules when it came to a vote")
    ]  # fmt: skip


def test_texts_with_little_in_common_are_two_texts() -> None:
    assert said("a b c d e f g", "h i j d k l m") == [("a b c d e f g", "h i j d k l m")]


words = st.lists(st.sampled_from(["the", "a", ".", "rent", "law", "x", "y"]), max_size=60)


@given(words, words)
def test_the_runs_are_the_whole_of_both(old: list[str], new: list[str]) -> None:
    found = runs(old, new)
    ends = Run(True, 0, 0, 0, 0)
    for run in found:
        assert (run.old_start, run.new_start) == (ends.old_end, ends.new_end)
        if run.is_same:
            assert old[run.old_start : run.old_end] == new[run.new_start : run.new_end]
        ends = run
    assert (ends.old_end, ends.new_end) == (len(old), len(new))


def long_text(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [chance.choice(["the", "of", "and", "to", "in", *map(str, range(500))]) for _ in range(count)]


@pytest.mark.parametrize("end", [".", ""], ids=["in sentences", "in one"])
def test_paragraphs_of_fifty_thousand_words_do_not_hang(end: str) -> None:
    old, new = long_text(1, 50_000), long_text(2, 50_000)
    if end:
        old, new = ([end if at % 20 == 19 else one for at, one in enumerate(side)] for side in (old, new))
    with at_most(3):
        runs(old, new)


def test_a_word_amid_fifty_thousand_is_found() -> None:
    old = long_text(1, 50_000)
    new = [*old[:25_000], "changed", *old[25_001:]]
    assert [run for run in runs(old, new) if not run.is_same] == [Run(False, 25_000, 25_001, 25_000, 25_001)]


@pytest.mark.parametrize("compared", [runs, exact_runs])
def test_what_comes_again_and_again_takes_no_longer(compared: Callable[[list[str], list[str]], list[Run]]) -> None:
    """`difflib` alone takes time with the cube of it: 35 s for 1,600 items."""
    old, new = ["a", "b"] * 3000, ["b", "a", "c"] * 3000
    with at_most(10):
        found = compared([*old, "only here"], [*new, "only here"])
    assert [one.old_end - one.old_start for one in found if one.is_same] == [1]


def test_things_that_come_once_say_which_part_stands_for_which() -> None:
    """Between them, what comes again and again is what has changed."""
    many = ["a", "b"] * 1000
    found = exact_runs([*many, "one", *many, "two", *many], ["c", "one", *many, "x", "two", "c"])
    assert [one.is_same for one in found] == [False, True, False, True, False]
