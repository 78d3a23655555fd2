"""Digits and numerals of all scripts as those of ASCII, each at its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from paperbuild.language.language import Language
from paperbuild.language.scripts import ways_of

NUMBER_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"

_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_CJK_DIGITS = {letter: str(value) for value, letter in enumerate("〇一二三四五六七八九")} | {"零": "0", "两": "2"}
_CJK_UNITS = {"十": 10, "百": 100, "千": 1000}
_CJK_SCALES = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_CJK_NUMBER = re.compile("[〇零一二三四五六七八九十百千]{1,9}(?=[年月日号號年级世%％])")
_CJK_RUN = re.compile("[〇零两一二三四五六七八九十百千万萬億亿]+")
_ROMAN = re.compile(r"\b[IVXLC]+(?=[\s,.;:)\-–—/]|e\b|er\b|ème\b|ª|º|$)")
_LIKE_LATIN = str.maketrans("ІХС", "IXC")  # Cyrillic letters that are typed for them
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def has_word_edges(language: Language) -> bool:
    """Whether a word ends where no letter follows: in Chinese the next word may, in Korean a particle."""
    return ways_of(language.script).has_word_spaces and not language.has_particles


def common_beginning(words: Sequence[str]) -> str:
    """The letters with which all of `words` begin."""
    first, last = min(words), max(words)
    count = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:count]


def folded(word: str) -> str:
    """A word as it is looked up: in small letters, with one kind of each letter and of spaces. What a pattern takes for
    the same without regard to capitals is the same: `MAYIS` of `mayıs`, `BİN` of `bin`, a long s."""
    word = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    return " ".join(word.replace("i\u0307", "i").replace("ı", "i").split())


def with_plain_digits(text: str) -> str:
    """`text` with every digit as ASCII has it, and the numbers of Chinese dates as figures, each at its place."""
    text = _CJK_NUMBER.sub(lambda match: _cjk_figures(match.group()), text)
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text)


def cjk_values(text: str) -> frozenset[str]:
    """The values of all that `text` writes with the numerals of Chinese: 12 of `十二人`, 20,000 of `二万`."""
    return frozenset(value for match in _CJK_RUN.finditer(text) for value in _cjk_values(match.group()))


def roman_numbers(text: str) -> frozenset[str]:
    """The values of what could be Roman numerals in `text`."""
    text = text.translate(_LIKE_LATIN)
    return frozenset(str(roman_value(match.group())) for match in _ROMAN.finditer(text))


def roman_value(written: str) -> int:
    """The value of a Roman numeral in capitals: 19 of `XIX`."""
    values = [_ROMAN_VALUES[letter] for letter in written.translate(_LIKE_LATIN)]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _cjk_figures(written: str) -> str:
    if not set(written) & set(_CJK_UNITS):
        return "".join(_CJK_DIGITS[letter] for letter in written)
    value = str(_cjk_value(written)).rjust(len(written))
    return value if len(value) == len(written) else written  # 百 has no room for its figures: see `cjk_values`


def _cjk_values(written: str) -> Iterator[str]:
    if not set(written) & {*_CJK_UNITS, *_CJK_SCALES}:
        yield "".join(_CJK_DIGITS[letter] for letter in written).lstrip("0") or "0"
    yield str(_cjk_value(written))


def _cjk_value(written: str) -> int:
    total = part = digit = 0
    for letter in written:
        if letter in _CJK_SCALES:
            total, part, digit = total + (part + digit or 1) * _CJK_SCALES[letter], 0, 0
        elif letter in _CJK_UNITS:
            part += (digit or 1) * _CJK_UNITS[letter]
            digit = 0
        else:
            digit = int(_CJK_DIGITS[letter])
    return total + part + digit
