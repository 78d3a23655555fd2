"""Writes letters that Unicode has twice as the one of the two that fonts have: the sign for ångströms is Å."""

from __future__ import annotations

import unicodedata
from functools import cache


def with_one_letter(text: str) -> str:
    """`text` with each letter that Unicode calls the same as another one (UAX #15, singletons) written as that one.

    Pango looks for each letter in a font by its code alone, and few fonts have both.
    """
    if text.isascii():
        return text
    others = {ord(letter): other for letter in set(text) if (other := _other(letter))}
    return text.translate(others) if others else text


@cache
def _other(letter: str) -> str:
    """The letter that this one is another code of; empty where it is none. Ideographs are left alone, since names are
    told apart by their forms; so are the brackets of mathematics, of which wide ones would become."""
    decomposed = unicodedata.decomposition(letter)
    if not decomposed or " " in decomposed:
        return ""
    other = unicodedata.normalize("NFC", letter)
    return "" if unicodedata.east_asian_width(other) in {"W", "F"} else other
