"""Draws formulas, and says them in words: the only module that imports mathra, when the first formula is there.

mathra takes TeX and draws it with STIX Two Math, as paths of SVG whose size and base line it says in ems. It reads more
TeX than pandoc, and says what it does not understand; a formula that is nested too deeply it refuses.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from paperbuild.findings.errors import MissingToolError

# What a drawing carries beside the glyphs: words, the TeX, braille, a colour for browsers, a layer to be selected.
_BESIDE = re.compile(r"<(title|metadata|style)\b.*?</\1>|<text\b.*?</text>", re.DOTALL)
_ROOT = re.compile(r'<svg\b[^>]*?viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"[^>]*>')
_RULE = re.compile(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/>')
_WORDS = re.compile(r"\\(?:text|textrm|textnormal|mbox)\s*\{([^{}$\\]*)\}")
_COLUMN = re.compile(r"^column (\d+): ")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_NO_LETTER = re.compile(r"the font has no '(.+)' \(U\+")
_BELOW = 0.3  # ems that the letters of other scripts reach below the base line
_UNITS = 1000  # of a drawing, in an em
_NESTED = "more than 64 levels of it are nested"


@dataclass(frozen=True)
class FormulaDrawing:
    """A formula as SVG, in `currentColor`; `width`, `height` and `depth` (below the base line) are in ems."""

    svg: str
    width: float
    height: float
    depth: float


@dataclass(frozen=True)
class Undrawn:
    """What in a formula cannot be drawn: `what`, a command or a letter, which stands in the TeX; or, where that is
    empty, all of it. `why` is a clause that says what is wrong."""

    what: str
    why: str


@cache
def drawn(tex: str, *, is_display: bool) -> FormulaDrawing | None:
    """The drawing of a formula, the same bytes every time; None where it cannot be drawn at all.

    Raises MissingToolError where mathra is not installed.
    """
    rooms = _rooms(tex, _unknown_letters(_rendered(tex, "en", is_display=is_display)))
    answer = _rendered(rooms.tex, "en", is_display=is_display)
    match = _ROOT.search(answer["svg"]) if answer else None
    if answer is None or match is None:
        return None
    _, top, width, height = map(float, match.groups())
    box = f'viewBox="{" ".join(match.groups())}" width="{match[3]}" height="{match[4]}"'
    inside = rooms.filled(_BESIDE.sub("", answer["svg"][match.end() :]))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{inside}'
    return FormulaDrawing(svg, width / _UNITS, height / _UNITS, (height + top) / _UNITS)


@dataclass(frozen=True)
class _Rooms:
    """A formula in which a rule keeps the room of each of `words`, pairs of a text and the room's width in ems, whose
    letters the font of formulas has not: the page sets them. The rule's height tells which it is."""

    tex: str
    words: tuple[tuple[str, float], ...]

    def filled(self, svg: str) -> str:
        """The drawing with text in the place of each of the rules. They stand in a group that is upside down."""
        texts: list[str] = []

        def taken(rule: re.Match[str]) -> str:
            x, y, width, height = map(float, rule.groups())
            for number, (text, room) in enumerate(self.words):
                size = width / room
                if abs(height - _room_height(number) * size) < 0.2:
                    place = f'x="{x + width / 2:.1f}" y="{-y - _BELOW * size:.1f}" font-size="{size:.1f}"'
                    texts.append(f'<text {place} text-anchor="middle" fill="currentColor">{escape(text)}</text>')
                    return ""
            return rule[0]

        return _RULE.sub(taken, svg).replace("</svg>", "".join(texts) + "</svg>") if self.words else svg


def _room_height(number: int) -> float:
    return 0.801 + _BELOW + number / 1000


def _rooms(tex: str, letters: frozenset[str]) -> _Rooms:
    """`tex` with room for its words that have any of `letters`."""
    words: list[tuple[str, float]] = []

    def kept(match: re.Match[str]) -> str:
        text = match[1].strip()
        if letters.isdisjoint(text):
            return match[0]
        words.append((text, round(sum(map(_room, text)), 2)))
        before, after = ("\\ " * has_space for has_space in (match[1][:1].isspace(), match[1][-1:].isspace()))
        height = _room_height(len(words) - 1)
        return f"{{{before}\\rule[-{_BELOW}em]{{{words[-1][1]}em}}{{{height:.4g}em}}{after}}}"

    return _Rooms(_WORDS.sub(kept, tex) if letters else tex, tuple(words))


def _room(letter: str) -> float:
    """About how wide a letter of another script is, in ems: joined letters are narrow, ideographs square."""
    if unicodedata.category(letter) == "Mn":
        return 0
    if letter.isspace():
        return 0.25
    return 1 if unicodedata.east_asian_width(letter) in "WF" else 0.5


def _unknown_letters(answer: Mapping[str, Any] | None) -> frozenset[str]:
    said = (warning["description"] for warning in answer["warnings"]) if answer else ()
    return frozenset(match[1] for match in map(_NO_LETTER.match, said) if match)


def undrawn(tex: str) -> tuple[Undrawn, ...]:
    """What of a formula cannot be drawn, each thing once. Raises MissingToolError where mathra is not installed."""
    answer = _rendered(tex, "en", is_display=True)
    if answer is None:
        return (Undrawn("", _NESTED),)
    if letters := _unknown_letters(answer):  # those in words are set by the page
        tex = _rooms(tex, letters).tex
        answer = _rendered(tex, "en", is_display=True) or answer
    return tuple(dict.fromkeys(_undrawn(tex, warning["description"]) for warning in answer["warnings"]))


def _undrawn(tex: str, said: str) -> Undrawn:
    """What a warning of mathra's is about: `column 7: unsupported command: …`, `the font has no 'ა' (U+10D0): …`."""
    if match := _NO_LETTER.match(said):
        return Undrawn(match[1], f"the font for formulas has no letter `{match[1]}`")
    at = _COLUMN.match(said)
    command = _COMMAND.match(tex, int(at[1]) - 1) if at else None
    if command and "unsupported command" in said:
        return Undrawn(command[0], f"`{command[0]}` is not known in a formula")
    return Undrawn("", _COLUMN.sub("", said).split(";", 1)[0].replace("'", "`"))


@cache
def spoken(tex: str, language: str) -> str:
    """A formula in the words of a language (BCP 47); empty where mathra has none, or does not understand all of it.

    Raises MissingToolError where mathra is not installed.
    """
    code = _languages().get(language.split("-", 1)[0].lower(), "")
    answer = _rendered(tex, code, is_display=True) if code else None
    if answer is None or len(answer["warnings"]) > len(_unknown_letters(answer)):
        return ""
    return " ".join(str(answer["speech"]).split())


def drawing_name(tex: str, *, is_display: bool) -> str:
    """A name for the drawing of a formula, of what it shows alone."""
    return hashlib.blake2b(f"{int(is_display)}{tex}".encode("utf-8", "replace"), digest_size=12).hexdigest()


def drawn_with() -> str:
    """What draws formulas, with its version. Raises MissingToolError where it is not installed."""
    return f"mathra {_mathra().__version__}"


def _rendered(tex: str, code: str, *, is_display: bool) -> Mapping[str, Any] | None:
    try:
        answer: Mapping[str, Any] = _mathra().render(tex, locale=code, display=is_display)
    except ValueError:  # what is nested too deeply, and nothing else
        return None
    return answer


@cache
def _languages() -> Mapping[str, str]:
    """mathra's languages by their tags without regions."""
    return {one["code"].split("-", 1)[0]: one["code"] for one in _mathra().locales()}


@cache
def _mathra() -> Any:
    try:
        import mathra
    except ImportError as error:
        raise MissingToolError("mathra, which draws formulas, is not installed", "pip install mathra") from error
    return mathra
