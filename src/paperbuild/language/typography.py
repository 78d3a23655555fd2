"""What differs from language to language in setting type: quotation marks, the direction and the script of writing."""

from __future__ import annotations

import re
import unicodedata

from paperbuild.language.joined_quotes import joined_marks

# Whoever asks for quotation marks has their type from here.
from paperbuild.language.language import Quotes as Quotes
from paperbuild.language.lookup import language_of
from paperbuild.language.scripts import ways_of

_STRAIGHT = re.compile(r"""["']""")
_OPENS_AFTER = re.compile(r"(?:\A|[\s(\[{«„“‘‚‹/—–-]|\w['’])\Z")
_DECADE = re.compile(r"'\d\ds?\b")


def quotes(locale: str) -> Quotes:
    """The quotation marks of a BCP 47 `locale`, English ones where its language is not known."""
    return language_of(locale).quotes


def with_marks(text: str, locale: str) -> str:
    """`text`, typed with straight marks, with the quotation marks and apostrophes of `locale`."""
    joined = joined_marks(text, locale)
    if joined:
        text = "".join(joined.get(at, letter) for at, letter in enumerate(text))
    marks = quotes(locale)
    opened: list[str] = []
    written: list[str] = []
    at = 0
    for match in _STRAIGHT.finditer(text):
        written += [text[at : match.start()], _mark(match, opened, marks)]
        at = match.end()
    return "".join([*written, text[at:]])


def _mark(match: re.Match[str], opened: list[str], marks: Quotes) -> str:
    """What a straight mark is: `opened` holds the straight marks of the quotations around it, the innermost last."""
    straight, text = match[0], match.string
    follows = text[match.end() : match.end() + 1]
    if opened and opened[-1] == straight and not (straight == "'" and follows.isalnum()):
        opened.pop()
        return marks.inner_closing if opened or straight == "'" else marks.closing
    opens = bool(_OPENS_AFTER.search(text[: match.start()])) and bool(follows.strip())
    if straight == "'" and (not opens or _DECADE.match(text, match.start()) or "'" not in text[match.end() :]):
        return "’"
    if not opens:
        return straight if straight == '"' and text[match.start() - 1 : match.start()].isdigit() else marks.closing
    opened.append(straight)
    return marks.inner_opening if len(opened) > 1 or straight == "'" else marks.opening


def comma(locale: str) -> str:
    """What stands between the items of a list, its space included."""
    return ways_of(script(locale)).comma


def has_italics(locale: str) -> bool:
    """Whether the script of `locale` has letters of that kind, to mark what is emphasised."""
    return ways_of(script(locale)).has_italics


def script(locale: str) -> str:
    """The script (ISO 15924) of a locale: the one its tag names, or the one its language is written in."""
    return language_of(locale).script


def has_tall_letters(locale: str) -> bool:
    """Whether a locale's letters have marks above and below, so that its lines stand further apart."""
    return ways_of(script(locale)).is_tall


def direction_of(text: str) -> str:
    """The direction of the first letter of `text` that has one, `ltr` or `rtl` (UAX #9, P2); empty where none has."""
    kinds = map(unicodedata.bidirectional, text)
    return next((_DIRECTIONS[kind] for kind in kinds if kind in _DIRECTIONS), "")


_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction(locale: str) -> str:
    """`rtl` for a locale that is written from right to left, otherwise `ltr`."""
    return "rtl" if ways_of(script(locale)).is_right_to_left else "ltr"
