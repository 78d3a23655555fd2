"""Queries: what is asked again, and what is not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.core.queries import Queries, query

asked: list[str] = []


@query
def words(memory: Queries, name: str) -> int:
    """How many words a text has."""
    asked.append(f"words {name}")
    return len((memory.input(name) or "").split())


@query
def total(memory: Queries) -> int:
    """How many words all texts have."""
    asked.append("total")
    return sum(memory.ask(words, name) for name in memory.input("names"))


def put(memory: Queries, **texts: str) -> list[str]:
    """What is asked once these are the texts."""
    memory.put({"names": tuple(texts), **texts})
    asked.clear()
    memory.ask(total)
    return list(asked)


def test_what_has_not_changed_is_not_asked_again() -> None:
    memory = Queries()
    assert put(memory, a="one two", b="three") == ["total", "words a", "words b"]
    assert put(memory, a="one two", b="three") == []
    assert put(memory, a="one two", b="three four") == ["words b", "total"]


def test_an_equal_answer_stops_the_spreading() -> None:
    memory = Queries()
    put(memory, a="one two", b="three")
    assert put(memory, a="six seven", b="three") == ["words a"]


def test_an_input_that_is_gone_has_changed() -> None:
    memory = Queries()
    put(memory, a="one two", b="three")
    assert put(memory, a="one two") == ["total"]
    assert memory.ask(total) == 2
    assert memory.input("b") is None


def test_what_nobody_asks_for_any_more_is_forgotten() -> None:
    memory = Queries()
    put(memory, a="one", b="two")
    for number in range(6):
        put(memory, a=f"one {number}")
    assert put(memory, a="one", b="two").count("words b") == 1


def test_a_query_that_fails_is_asked_again() -> None:
    @query
    def careful(memory: Queries) -> int:
        return 1 // memory.input("divisor")

    memory = Queries()
    memory.put({"divisor": 0})
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            memory.ask(careful)
    memory.put({"divisor": 1})
    assert memory.ask(careful) == 1


def test_threads_that_ask_the_same_get_one_answer() -> None:
    memory = Queries()
    memory.put({"names": tuple("abcdefgh"), **{name: f"{name} {name}" for name in "abcdefgh"}})
    asked.clear()
    together = Barrier(8)

    def ask(_: int) -> int:
        together.wait()
        return memory.ask(total)

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(ask, range(8))) == {16}
    assert sorted(asked) == ["total", *(f"words {name}" for name in "abcdefgh")]


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.text("x ", max_size=5)), min_size=1, max_size=8))
def test_what_is_remembered_is_what_a_new_memory_says(revisions: list[dict[str, str]]) -> None:
    memory = Queries()
    for texts in revisions:
        put(memory, **texts)
        anew = Queries()
        put(anew, **texts)
        assert memory.ask(total) == anew.ask(total)
