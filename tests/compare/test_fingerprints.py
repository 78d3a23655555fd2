"""A fingerprint tells what says the same, what was reworded, and what is something else, in every script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbuild.compare.fingerprints import digest_of, fingerprint, likeness

RENTS = (
    "Rents have risen in all four cities that this paper looks at. In the largest of them a flat cost more in August "
    "than it did a year before, and wages did not rise as fast."
)
CHINESE = "过去十年里四个城市的租金都上涨了而工资没有同样快地上涨许多家庭因此不得不搬走"


@given(st.text())
def test_every_text_has_one_that_is_like_itself(text: str) -> None:
    mine = fingerprint(text)
    assert mine.split()[0] == digest_of(text)
    assert likeness(mine, mine) == 1.0
    assert len(mine) <= 10 + 16 * 6


@pytest.mark.parametrize(
    "other",
    [RENTS.upper(), RENTS.replace(". ", ",  "), RENTS.replace(" ", "\n")],
    ids=["capitals", "punctuation", "line ends"],
)
def test_what_is_no_word_does_not_count(other: str) -> None:
    assert digest_of(other) == digest_of(RENTS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RENTS, RENTS.replace("four", "five").replace("August", "September")),
        (RENTS, "As we have seen before: " + RENTS),
        (CHINESE, CHINESE.replace("四个", "五个")),
    ],
)
def test_what_was_reworded_is_alike(before: str, after: str) -> None:
    assert digest_of(before) != digest_of(after)
    assert likeness(fingerprint(before), fingerprint(after)) > 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RENTS, "Nobody asked the tenants of the old town what they pay for water, and in the spring they moved away."),
        (CHINESE, "法院在春天作出了判决房东必须退还多收的押金"),
        (RENTS, ""),
    ],
)
def test_what_says_something_else_is_not(one: str, other: str) -> None:
    assert likeness(fingerprint(one), fingerprint(other)) < 0.2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("कि घर", "की घर"),
        ("दिन", "दीन"),
        ("مُدَرِّسة", "مَدْرَسة"),
        ("סֵפֶר", "סַפָּר"),
        ("ที่นี่", "ทีนี้"),
        ("কিনা", "কেনা"),
    ],
)
def test_vowel_signs_tell_words_apart(one: str, other: str) -> None:
    assert digest_of(one) != digest_of(other)


def test_how_an_accent_is_stored_does_not_count() -> None:
    composed, parted = (unicodedata.normalize(form, "Où l’été déçoit Gülçin") for form in ("NFC", "NFD"))
    assert composed != parted
    assert fingerprint(composed) == fingerprint(parted)


def test_capitals_do_not_count_in_turkish() -> None:
    assert digest_of("İZMİR’de") == digest_of("izmir’de")


@pytest.mark.parametrize(("one", "other"), [("की बात", "का बात"), ("মানুষ", "মানষ"), ("கடல்", "கடலே")])
def test_words_that_a_vowel_sign_tells_apart_are_not_the_same(one: str, other: str) -> None:
    assert digest_of(one) != digest_of(other)


def test_a_record_that_knew_no_vowel_signs_is_still_like_its_text() -> None:
    _, *sample = fingerprint("किराया बढ़ा और मज़दूरी नहीं").split()
    assert likeness(" ".join(["0000000000", *sample]), fingerprint("किराया बढ़ा और मज़दूरी नहीं")) == 1.0
