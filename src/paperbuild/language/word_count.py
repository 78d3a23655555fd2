"""Counts the words of a text as translators count them: for what is left to do, and what it costs."""

from __future__ import annotations

import re

from paperbuild.language.letters import MARKS

# Chinese and Japanese are counted by letters. Thai, Lao, Burmese and Khmer set no spaces between words either: there a
# word has four letters, more or less, without the marks above and below them.
_BY_LETTER = re.compile(r"[々〇\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_ABOVE_AND_BELOW = re.compile(
    r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3]"
)
_LETTERS_A_WORD = 4
_PART = rf"\w+(?:[{MARKS}]+\w*)*"
_WORD = re.compile(rf"{_PART}(?:['’.,:/-]{_PART})*")


def word_count(text: str) -> int:
    """How many words `text` has: stretches of letters or digits, of which marks within them are a part (`12,500`,
    `twenty-one`, `d'autres`); each letter of Chinese and Japanese; of Thai and its neighbours an estimate."""
    by_letter = len(_BY_LETTER.findall(text))
    unparted = [len(_ABOVE_AND_BELOW.sub("", run)) for run in _UNPARTED.findall(text)]
    estimated = sum(max(1, round(length / _LETTERS_A_WORD)) for length in unparted)
    rest = _UNPARTED.sub(" ", _BY_LETTER.sub(" ", text))
    return by_letter + estimated + len(_WORD.findall(rest))
