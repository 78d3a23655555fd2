"""Of a long text what has changed is shown, and some words around it."""

from __future__ import annotations

from paperbuild.compare.editions.excerpts import excerpt

LONG = " ".join(f"w{number}" for number in range(40))


def test_what_is_far_from_every_change_is_left_out() -> None:
    found = excerpt([("same", f"{LONG} "), ("gone", "old"), ("same", " "), ("come", "new"), ("same", f" {LONG}")])
    assert "".join(text for _, text in found) == ("… w32 w33 w34 w35 w36 w37 w38 w39 old new w0 w1 w2 w3 w4 w5 w6 w7 …")


def test_of_what_has_only_moved_the_beginning_is_shown() -> None:
    (piece,) = excerpt([("same", LONG)])
    assert piece == ("same", " ".join([*LONG.split()[:16], "…"]))


def test_a_short_text_is_whole() -> None:
    assert excerpt([("same", "a "), ("come", "b")]) == [("same", "a "), ("come", "b")]


def test_nothing_is_nothing() -> None:
    assert excerpt([]) == []
