"""Marks are part of the words that they stand in, in every script."""

from __future__ import annotations

import re
import unicodedata

import pytest

from paperbuild.language.letters import MARKS, WORD


def test_the_marks_are_those_of_unicode() -> None:
    found = {letter for letter in map(chr, range(0x300, 0x10000)) if re.fullmatch(f"[{MARKS}]", letter)}
    wanted = {letter for letter in map(chr, range(0x300, 0x10000)) if unicodedata.category(letter) in {"Mn", "Mc"}}
    unassigned = {letter for letter in found if unicodedata.category(letter) == "Cn"}
    selectors = {chr(number) for number in range(0xFE00, 0xFE10)}  # they choose a picture, and stand in no word
    later = {letter for letter in wanted if unicodedata.unidata_version > "14.0.0" and letter not in found}
    assert found - unassigned == wanted - selectors - later


@pytest.mark.parametrize("text", ["হিন্দি", "தமிழ்நாடு", "ភាសាខ្មែរ", "cafe\u0301", "שָׁלוֹם", "word"])
def test_a_word_with_marks_is_one_word(text: str) -> None:
    assert re.findall(WORD, text) == [text]
