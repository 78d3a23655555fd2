"""Two texts are compared word by word: what print divides is one word, what is changed is found where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.verify.flow import LINE_END, Flow
from paperbuild.verify.place import WHOLE
from paperbuild.verify.reading import Word
from paperbuild.verify.words import compare, split


def words(text: str) -> tuple[Word, ...]:
    flow = Flow()
    flow.add(text.replace("|", LINE_END), WHOLE)
    return flow.words()[0]


def differences(left: str, right: str, *extras: str) -> list[tuple[str, str]]:
    ours, theirs = words(left), words(right)
    return [
        (
            " ".join(word.text for word in ours[one.left : one.left + one.left_count]),
            " ".join(word.text for word in theirs[one.right : one.right + one.right_count]),
        )
        for one in compare(ours, theirs, [tuple(split(extra)) for extra in extras])
    ]


@pytest.mark.parametrize(
    ("html", "pdf"),
    [
        ("an example of it", "an exam-|ple of it"),
        ("an example of it", "an exam\u2010|ple of it"),
        ("anti-trafficking work", "anti-|trafficking work"),
        ("the workflow", "the work\ufb02ow"),
        ("one very long address", "one very|long address"),
        ("https://example.org/a", "https://exam|ple.|org/a"),
        ("Norway", "NORWAY"),
        ("the straße", "the STRASSE"),
        ("开放时间延长", "开放|时间延长"),
        ("10\u202f000 people", "10 000 people"),
        ("it\u2019s 5\u201310", "it's 5\u2013|10"),
    ],
)
def test_what_print_does_to_words_makes_no_difference(html: str, pdf: str) -> None:
    assert differences(html, pdf) == []


@pytest.mark.parametrize(
    ("html", "pdf", "expected"),
    [
        ("rents rose by a third that year", "rents rose by a fifth that year", [("third", "fifth")]),
        ("rents rose by a third", "rents rose by a", [("third", "")]),
        ("rents rose", "so rents rose", [("", "so")]),
        ("one two three four five six", "one three two four five six", None),
        # A space that is lost within a line is a fault; at a line's end it is none.
        ("the word here", "theword here", [("the word", "theword")]),
        ("Norway is far", "norway is far", [("Norway", "norway")]),
        ("2019 and 2020", "2019 and 2021", [("2020", "2021")]),
    ],
)
def test_what_is_changed_is_found(html: str, pdf: str, expected: list[tuple[str, str]] | None) -> None:
    found = differences(html, pdf)
    assert found
    assert expected is None or found == expected


def test_two_changes_far_from_each_other_are_two_differences() -> None:
    left = [f"w{index}" for index in range(100)]
    right = list(left)
    right[10], right[80] = "a", "b"
    assert differences(" ".join(left), " ".join(right)) == [("w10", "a"), ("w80", "b")]


def test_what_may_be_in_one_alone_is_no_difference_but_only_whole() -> None:
    assert differences("rents rose. Norway", "rents rose. CASE Norway", "case") == []
    assert differences("so it was. Then", "so it was. a pull-|quote Then", "a pullquote") == []
    assert differences("so it was. Then", "so it was. a pull Then", "a pullquote") == [("", "a pull")]


@given(st.lists(st.text("abc", min_size=1, max_size=3), max_size=40), st.data())
def test_words_divided_anywhere_are_the_same_and_any_other_word_is_found(text: list[str], data: st.DataObject) -> None:
    divided = []
    for word in text:
        at = data.draw(st.integers(0, len(word)))
        divided.append(f"{word[:at]}-|{word[at:]}" if 0 < at < len(word) else word)
    assert differences(" ".join(text), " ".join(divided)) == []
    if text:
        at = data.draw(st.integers(0, len(text) - 1))
        assert differences(" ".join(text), " ".join([*text[:at], "xyz", *text[at + 1 :]]))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_and_one_with_itself_is_the_same(left: str, right: str) -> None:
    assert differences(left, left) == []
    assert bool(differences(left, right)) == bool(differences(right, left))
