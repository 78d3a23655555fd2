"""What a script (ISO 15924) brings to every language that is written in it."""

from __future__ import annotations

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


_ARABIC_MARKS = ((",", "،"), (";", "؛"), ("?", "؟"))
_WIDE_MARKS = ((",", "，"), (";", "；"), (":", "："), ("?", "？"), ("!", "！"))
_CJK = Script("CJK", has_word_spaces=False, comma="、", own_marks=_WIDE_MARKS, has_wide_marks=True)
_OTHER = Script()
_SCRIPTS = {
    "Adlm": Script(is_right_to_left=True),
    "Arab": Script("ARABIC", is_right_to_left=True, comma="، ", own_marks=_ARABIC_MARKS),
    "Armn": Script(has_italics=True),
    "Cyrl": Script("CYRILLIC", has_italics=True),
    "Geor": Script(has_italics=True),
    "Grek": Script("GREEK", has_italics=True),
    "Hans": _CJK,
    "Hant": _CJK,
    "Hebr": Script("HEBREW", is_right_to_left=True),
    "Jpan": _CJK._replace(letters="LATIN"),
    "Khmr": Script(has_word_spaces=False),
    "Laoo": Script(has_word_spaces=False),
    "Latn": Script(has_italics=True),
    "Mymr": Script(has_word_spaces=False),
    "Nkoo": Script(is_right_to_left=True),
    "Syrc": Script(is_right_to_left=True),
    "Thaa": Script(is_right_to_left=True),
    "Thai": Script(has_word_spaces=False),
}


def ways_of(script: str) -> Script:
    """The ways of a script; of one that is not known here, those of letters without italics."""
    return _SCRIPTS.get(script, _OTHER)
