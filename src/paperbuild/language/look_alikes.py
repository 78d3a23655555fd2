"""Letters that look like those of another script, and the controls that turn the order of letters around.

Source: Unicode Technical Standard 39, 4 (a word that mixes scripts, with a letter in it that can be taken for one of
another) and Unicode Standard Annex 9, 2 (the controls). "Trojan Source" (CVE-2021-42574, CVE-2021-42694) says what both
are misused for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

DIRECTION_CONTROL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""The controls of the direction of text (Bidi_Control): nobody sees them."""

# Letter by letter, as most fonts show them. The small alpha is not among them: names such as `TNFα` need it.
_CYRILLIC = ("аеорсухіјѕһԁԛԝѵАВЕЅІЈКМНОРСТУХ", "aeopcyxijshdqwvABESIJKMHOPCTYX")
_GREEK = ("ονικρυγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovikpuyABEZHIKMNOPTYX")
_ARMENIAN = ("օսոհցզՕՍԼՏ", "ounhgqOULS")
_LATIN_LIKE = dict(pair for letters, like in (_CYRILLIC, _GREEK, _ARMENIAN) for pair in zip(letters, like, strict=True))
_LIKE_LATIN = frozenset(_LATIN_LIKE.values())
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
_WORD = re.compile(r"[^\W\d_]{2,}")


class LookAlike(NamedTuple):
    """A letter at the offset `at` of a name, of the script `script`, in a word whose other letters are of `among`."""

    at: int
    letter: str
    script: str
    among: str


def look_alikes(name: str) -> Iterator[LookAlike]:
    """The letters in `name` that stand in a word of another script and look like letters of it. A word in one script
    alone has none, whatever it looks like."""
    if name.isascii():
        return
    for word in _WORD.finditer(name):
        scripts = [_script(letter) for letter in word[0]]
        most = _most(scripts)
        for place, (letter, script) in enumerate(zip(word[0], scripts, strict=True)):
            if script not in {most, ""} and (letter in _LATIN_LIKE or letter in _LIKE_LATIN):
                yield LookAlike(word.start() + place, letter, script.capitalize(), most.capitalize())


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in _SCRIPTS else ""


def _most(scripts: list[str]) -> str:
    """The script of most letters; of two with the same number, the first in the order of `_SCRIPTS`."""
    counts = Counter(scripts)
    return max(_SCRIPTS, key=lambda script: counts[script])


def control_name(letter: str) -> str:
    """What Unicode calls a letter that nobody sees: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


_OPENS_EMBEDDING = "\u202a\u202b\u202d\u202e"
_OPENS_ISOLATE = "\u2066\u2067\u2068"
_ENDS_EMBEDDING, _ENDS_ISOLATE = "\u202c", "\u2069"


def unpaired_controls(text: str) -> list[int]:
    """The offsets in `text`, a paragraph, of the controls that open an embedding, an override or an isolate which does
    not end in it, and of those that end none (UAX 9, BD9 and BD11)."""
    unpaired: list[int] = []
    waiting: list[tuple[int, bool]] = []  # where each began, and whether it is an isolate
    for match in DIRECTION_CONTROL.finditer(text):
        letter, at = match[0], match.start()
        if letter in _OPENS_EMBEDDING or letter in _OPENS_ISOLATE:
            waiting.append((at, letter in _OPENS_ISOLATE))
        elif letter == _ENDS_EMBEDDING:
            if waiting and not waiting[-1][1]:
                waiting.pop()
            else:
                unpaired.append(at)
        elif letter == _ENDS_ISOLATE:
            unpaired += _ended(waiting, at)
    return sorted(unpaired + [at for at, _ in waiting])


def _ended(waiting: list[tuple[int, bool]], at: int) -> Iterator[int]:
    """Ends the last isolate of `waiting`, and yields what began in it and did not end; `at` where there is none."""
    if not any(is_isolate for _, is_isolate in waiting):
        yield at
        return
    while waiting:
        began, is_isolate = waiting.pop()
        if is_isolate:
            return
        yield began
