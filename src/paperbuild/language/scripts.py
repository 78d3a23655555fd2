"""What a script (ISO 15924) brings to every language that is written in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Script(NamedTuple):
    """The ways of a script. Those of Latin letters are the defaults."""

    letters: str = "LATIN"
    """What the Unicode names of its letters begin with, where lists have its words before those in Latin letters."""
    is_right_to_left: bool = False
    has_italics: bool = False
    """Whether it has letters of that kind, to mark what is emphasised."""
    has_word_spaces: bool = True
    """Whether spaces part its words. Where not, no letter tells where a word ends."""
    comma: str = ", "
    """What stands between the items of a list, its space included."""
    own_marks: tuple[tuple[str, str], ...] = ()
    """Marks of Latin text, each with that which it has instead of it."""
    has_wide_marks: bool = False
    """Whether its letters and marks are as wide as they are high: a mark brings its space, and lines join without."""
    is_tall: bool = False
    """Whether it has marks above and below its letters, so that lines stand further apart."""
    block: str = ""
    """Its letters, as a set of a regular expression. Left out are marks that it shares with other scripts."""


_ARABIC_MARKS = ((",", "،"), (";", "؛"), ("?", "؟"))
_WIDE_MARKS = ((",", "，"), (";", "；"), (":", "："), ("?", "？"), ("!", "！"))
_CJK = Script(
    "CJK", has_word_spaces=False, comma="、", own_marks=_WIDE_MARKS, has_wide_marks=True, block="\u3400-\u9fff"
)
_OTHER = Script()


def _tall(letters: str, block: str, *, has_word_spaces: bool = True) -> Script:
    return Script(letters, has_word_spaces=has_word_spaces, is_tall=True, block=block)


_SCRIPTS = {
    "Adlm": Script(is_right_to_left=True),
    "Arab": Script("ARABIC", is_right_to_left=True, comma="، ", own_marks=_ARABIC_MARKS, block="\u0600-\u06ff"),
    "Armn": Script("ARMENIAN", has_italics=True, block="\u0531-\u058a"),
    "Beng": _tall("BENGALI", "\u0980-\u09ff"),
    "Cyrl": Script("CYRILLIC", has_italics=True),
    "Deva": _tall("DEVANAGARI", "\u0900-\u0963\u0966-\u097f"),
    "Ethi": _tall("ETHIOPIC", "\u1200-\u139f\u2d80-\u2dde"),
    "Geor": Script("GEORGIAN", has_italics=True, block="\u10a0-\u10ff\u1c90-\u1cbf"),
    "Grek": Script("GREEK", has_italics=True),
    "Gujr": _tall("GUJARATI", "\u0a80-\u0aff"),
    "Guru": _tall("GURMUKHI", "\u0a00-\u0a7f"),
    "Hans": _CJK,
    "Hant": _CJK,
    "Hebr": Script("HEBREW", is_right_to_left=True, block="\u0591-\u05f4"),
    "Jpan": _CJK._replace(letters="LATIN"),
    "Khmr": _tall("KHMER", "\u1780-\u17ff", has_word_spaces=False),
    "Knda": _tall("KANNADA", "\u0c80-\u0cff"),
    "Laoo": _tall("LAO", "\u0e80-\u0eff", has_word_spaces=False),
    "Latn": Script(has_italics=True),
    "Mlym": _tall("MALAYALAM", "\u0d00-\u0d7f"),
    "Mymr": _tall("MYANMAR", "\u1000-\u109f", has_word_spaces=False),
    "Nkoo": Script(is_right_to_left=True),
    "Sinh": _tall("SINHALA", "\u0d80-\u0dff"),
    "Syrc": Script(is_right_to_left=True),
    "Taml": _tall("TAMIL", "\u0b80-\u0bff"),
    "Telu": _tall("TELUGU", "\u0c00-\u0c7f"),
    "Thaa": Script(is_right_to_left=True),
    "Thai": _tall("THAI", "\u0e01-\u0e3a\u0e40-\u0e5b", has_word_spaces=False),
}


def ways_of(script: str) -> Script:
    """The ways of a script; of one that is not known here, those of letters without italics."""
    return _SCRIPTS.get(script, _OTHER)


def blocks() -> Mapping[str, str]:
    """The letters of each script that has a block of its own, by the script: a set of a regular expression.

    Chinese letters go by `Hans`: their other forms are the same letters.
    """
    alike = {"Hant", "Jpan"}
    return {name: ways.block for name, ways in _SCRIPTS.items() if ways.block and name not in alike}
