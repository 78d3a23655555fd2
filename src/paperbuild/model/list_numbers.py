"""How a numbered list counts: 1, 2, 3; a, b, c; I, II, III. Styles have the names that pandoc gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_VALUES = {letter: value for value, letter in _ROMAN if len(letter) == 1}
_LAST_ROMAN = 3999
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def list_number(number: int, style: str) -> str:
    """How a list of this style writes `number`: `4`, `d`, `IV`."""
    return _WRITE.get(style, str)(number)


def listed_number(written: str, style: str) -> int | None:
    """The number that is `written` in a list of this style; None where it is none, as `#` and `(@)` are."""
    return _READ.get(style, _figure)(written)


def _letters(number: int) -> str:
    """a, …, z, aa, ab, …, as CSS counts (Counter Styles 3, 6.2); a figure where there is no letter."""
    found = ""
    left = number
    while left > 0:
        left, last = divmod(left - 1, len(_ALPHABET))
        found = _ALPHABET[last] + found
    return found or str(number)


def _roman(number: int) -> str:
    """i, ii, iii, iv; a figure where Roman numerals have none."""
    if not 0 < number <= _LAST_ROMAN:
        return str(number)
    found, left = "", number
    for value, letters in _ROMAN:
        found += letters * (left // value)
        left %= value
    return found


def _figure(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() else None


def _letter(written: str) -> int | None:
    """What pandoc reads in a list of letters: one of them, no more."""
    at = _ALPHABET.find(written.lower())
    return at + 1 if len(written) == 1 and at >= 0 else None


def _read_roman(written: str) -> int | None:
    """Pandoc reads `iiii`, too."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in written.lower()]
    if not values or not all(values):
        return None
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(value if value >= following else -value for value, following in pairs)


_WRITE: Mapping[str, Callable[[int], str]] = {
    "LowerAlpha": _letters,
    "UpperAlpha": lambda number: _letters(number).upper(),
    "LowerRoman": _roman,
    "UpperRoman": lambda number: _roman(number).upper(),
}
_READ: Mapping[str, Callable[[str], int | None]] = {
    "LowerAlpha": _letter,
    "UpperAlpha": _letter,
    "LowerRoman": _read_roman,
    "UpperRoman": _read_roman,
}
