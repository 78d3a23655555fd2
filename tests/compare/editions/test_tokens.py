"""Lines are taken apart into words and marks, and woven into one, without a cut in markup."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.compare.editions.nodes import BlockNode
from paperbuild.compare.editions.pairing import Step
from paperbuild.compare.editions.tokens import COME, GONE, SAME, LineReader, LineToken, Weaver, pieces
from paperbuild.engines.pandoc_tree import attr, link, span, word

READER = LineReader((), (), {}, lambda path: path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("don’t,", ["don’t", ","]),
        ("12.5%", ["12.5", "%"]),
        ("well-known", ["well-known"]),
        ("(a)", ["(", "a", ")"]),
        ("世界", ["世", "界"]),  # no spaces part its words
        ("日本のe3", ["日", "本", "の", "e3"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),  # marks stay with their letters
        ("किताब", ["किताब"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("…", ["…"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_and_marks(text: str, found: list[str]) -> None:
    assert list(pieces(text)) == found


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(pieces(text)) == text


def mark(how: str, inlines: list[Any]) -> list[Any]:
    return [{"t": "Strikeout" if how == GONE else "Underline", "c": inlines}]


def tokens(*inlines: Any) -> list[LineToken]:
    return list(READER.tokens(inlines))


def test_what_changes_in_emphasis_is_marked_within_it() -> None:
    old, new = tokens({"t": "Emph", "c": [word("a"), word("!")]}), tokens({"t": "Emph", "c": [word("b"), word("!")]})
    line = Weaver(mark).woven([(GONE, old[0]), (COME, new[0]), (SAME, new[1])], [(old[1], new[1])])
    inner = [{"t": "Strikeout", "c": [word("a")]}, {"t": "Underline", "c": [word("b")]}, word("!")]
    assert line == [{"t": "Emph", "c": inner}]


def test_emphasis_that_is_gone_is_deleted_with_its_words() -> None:
    old = tokens({"t": "Emph", "c": [word("a")]})
    assert Weaver(mark).woven([(GONE, old[0])]) == [{"t": "Strikeout", "c": [{"t": "Emph", "c": [word("a")]}]}]


def test_an_identifier_is_given_once() -> None:
    new = tokens(span(attr("x"), [word("a"), {"t": "Space"}, word("b")]))
    other = tokens(word("c"))
    line: Any = Weaver(mark).woven([(SAME, new[0]), (GONE, other[0]), (SAME, new[1]), (SAME, new[2])])
    assert [one["c"][0][0] for one in line if one["t"] == "Span"] == ["x", ""]


def test_a_link_that_leads_elsewhere_is_another() -> None:
    here, there = (tokens(link("Link", attr(), [word("a")], (goal, ""))) for goal in ("#x", "#y"))
    assert here[0].key != there[0].key


def test_a_number_that_the_build_counts_is_no_change() -> None:
    one, two = (tokens(span(attr(classes=["section-number"]), [word(text)])) for text in ("1", "2"))
    assert one[0].key == two[0].key


_WORDS = st.lists(st.sampled_from(["a", "b", "12\u00a0%", "\u00a0b", "c\u00a0", ",", "(d)", "«\u202fe"]), min_size=1)


@given(_WORDS, _WORDS)
def test_the_words_of_both_editions_are_told_letter_for_letter(old: list[str], new: list[str]) -> None:
    gap: Any = {"t": "Space"}
    lines = [tokens(*[part for one in line for part in (gap, word(one))][1:]) for line in (old, new)]
    told = [*Step(*(BlockNode("Para", {}, tuple(line)) for line in lines)).letter_for_letter()]
    for line, side in zip(lines, (GONE, COME), strict=True):
        said = "".join(token.text for how, token in told if how in {SAME, side})
        assert said == "".join(token.text for token in line).rstrip()
