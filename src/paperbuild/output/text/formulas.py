"""Gives each formula of the written fragments its words, and finds the formulas in them.

Pandoc writes a formula as MathML that has its TeX beside it; one that it cannot write so stays TeX in a span.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from paperbuild.engines.formulas import drawn, spoken
from paperbuild.engines.pandoc_tree import attr, span
from paperbuild.language.typography import direction
from paperbuild.output.text.made import made, written
from paperbuild.syntax.markdown.tree import BROKEN_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Element, Inline

DISPLAY_CLASS = "pb-formula"
"""The class of what is around a formula that stands by itself."""
JOINED_CLASS = "pb-joined"
"""The class of what is around a formula and the letters that are joined to it."""

_MATH = re.compile(r'<math(?: alttext="([^"]*)")?[^>]*?display="(inline|block)"[^>]*>.*?</math>', re.DOTALL)
_TEX = re.compile(r'<annotation encoding="application/x-tex">(.*?)</annotation>', re.DOTALL)
_AROUND = re.compile(
    rf'<span class="{DISPLAY_CLASS}">(?=(<math[^>]*?display="block"[^>]*>.*?</math>)</span>)', re.DOTALL
)
# Pandoc writes an accent as a letter that combines with one before it, where none is: MathML Core 1 (appendix B) has
# those that stand by themselves.
_COMBINING = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u20d6\u20d7"
_ACCENTS = dict(zip(_COMBINING, "`´ˆ˜¯˘˙¨˚ˇ←→", strict=True))
_ACCENT = re.compile(f"(<mo[^>]*>)([{_COMBINING}])(?=</mo>)")
# As many ems stand in a line of the smallest screens (320 px: WCAG 2.2, 1.4.10). What is wider is scrolled, and what is
# scrolled must be reached with the keyboard.
_NARROW = 14
# A line may end between a formula and a letter: what is joined to one stays with it, but in scripts without spaces.
_LETTER = "[^\\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]"
_JOINED = re.compile(
    rf"(?P<before>(?:{_LETTER}|-){{0,20}})(?P<formula><math\b.*?</math>)(?P<after>(?:{_LETTER}|[’'%°-]){{0,20}})",
    re.DOTALL,
)
_UNSET = re.compile(r'<span class="math (?:inline|display)">')


@dataclass(frozen=True)
class WrittenFormula:
    """A formula in a fragment: its TeX, what it is called in words (its TeX where it has none), and its MathML."""

    tex: str
    words: str
    is_display: bool
    mathml: str


def displayed(formula: Element) -> Sequence[Inline] | None:
    """A formula that stands by itself, with an element of our own around it; None for one in a line."""
    if formula["t"] != "Math" or formula["c"][0]["t"] != "DisplayMath":
        return None
    return [span(attr(classes=[DISPLAY_CLASS]), [formula])]


def with_words(fragment: str, language: str) -> str:
    """`fragment` with each formula in words of a language (BCP 47), and running from left to right; one that stayed TeX
    is marked as broken. Raises MissingToolError where there is a formula and mathra is not installed."""
    if '<span class="math ' in fragment:
        fragment = _UNSET.sub(made('<span class="{}">', BROKEN_CLASS), fragment)
    if "<math" not in fragment:
        return fragment
    way = ' dir="ltr"' if direction(language) == "rtl" else ""

    def said(formula: WrittenFormula) -> str:
        words = written(escape(spoken(formula.tex, language) or formula.words))
        mathml = _ACCENT.sub(lambda match: match[1] + _ACCENTS[match[2]], formula.mathml)
        return mathml.replace("<math", made('<math alttext="{}"{}', words, written(way)), 1)

    return _JOINED.sub(_kept_together, with_formulas(_AROUND.sub(_reached, fragment), said))


def _kept_together(match: re.Match[str]) -> str:
    if not (match["before"] or match["after"]):
        return match[0]
    return made('<span class="{}">{}</span>', JOINED_CLASS, written(match[0]))


def _reached(around: re.Match[str]) -> str:
    drawing = drawn(next(formulas_in(around[1])).tex, is_display=True)
    is_narrow = drawing is not None and drawing.width <= _NARROW
    return around[0] if is_narrow else f'{around[0][:-1]} tabindex="0">'


def with_formulas(html: str, change: Callable[[WrittenFormula], str]) -> str:
    """`html` with each formula exchanged for what `change` makes of it."""
    return _MATH.sub(lambda match: change(_formula(match)), html) if "<math" in html else html


def in_words(html: str) -> str:
    """`html` with each formula exchanged for its words, where no mark-up can stand."""
    return with_formulas(html, lambda formula: escape(formula.words))


def formulas_in(html: str) -> Iterator[WrittenFormula]:
    """The formulas in `html`, in order."""
    return map(_formula, _MATH.finditer(html) if "<math" in html else ())


def _formula(match: re.Match[str]) -> WrittenFormula:
    found = _TEX.search(match[0])
    tex = " ".join(unescape(found[1]).split()) if found else ""
    return WrittenFormula(tex, unescape(match[1] or "") or tex, match[2] == "block", match[0])
