"""Hyphens between two numbers of a range, where an en dash belongs: `103-105`, `2010-2015`, `1998-9`.

Many numbers with a hyphen are no ranges. Left alone are those that have more than one hyphen or a leading zero (dates
of ISO 8601, telephone numbers, ISBN), that stand at a letter, a slash or an equals sign (`C-157/79`), whose second
number is not the larger one, that may be a year and a month, and those that follow what names one thing by its number
(`loi n° 2016-44`, `ISO 9001-2`, `Figure 2-3`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Set
from functools import cache

from paperbuild.language.labels import labels_of
from paperbuild.language.lookup import language_of
from paperbuild.language.scripts import ways_of

_PAIR = re.compile(
    r"(?<![\w/.,:=@#+'’\u2010-\u2015-])(?P<first>[1-9]\d{0,3}|0)-(?P<second>[1-9]\d{0,3})"
    r"(?![\w/:=@\u2010-\u2015-]|[.,]\d|\s?=|\(\d)"
)
# What names one thing: a standard by its letters, a law or a docket by its number, a figure by its chapter's.
_NAME = re.compile(
    r"(?:\b[A-Z]{2,6}|n[o°ºᵒ]\.?|nr\.?|no\.|№|nº|č\.|\bfig(?:ure|\.)?|\btable|\btableau|\btab\.|\btabelle|\babb(?:ildung|\.)"
    r"|\bbox|\bcase|\bformula|\bequation|\btel\.?|\bphone|\bfax|\bcode|\bmodel|\bversion|\broom)[\s\u00a0\u202f:]*\Z",
)
# What figures are called besides: their names in headings of lists are those of `labels.py`.
_FIGURES = frozenset(
    "bild chart diagram diagramm diagramme figura gráfica gráfico graph graphique grafik illustration ilustración "
    "imagen image plate schaubild schéma wykres рис ris obr obrázek hình şekil εικόνα".split()
)
_KINDS = ("table", "figure")
# A line that is a caption: two of them with the same word say what a paper calls its figures.
_CAPTION = re.compile(r"^[ \t>*_]*+(?P<word>[^\s\d.:;,()]++)[ \u00a0\u202f]\d{1,3}-\d{1,3}[.:][*_]*+\s", re.MULTILINE)
_LAST_WORD = re.compile(r"(?P<word>[^\s\d.:;,()*_]+)\.?[\s\u00a0\u202f]*\Z")
_NAME_ANY_CASE = re.compile(_NAME.pattern.replace(r"\b[A-Z]{2,6}|", ""), re.IGNORECASE)
# Round the clock, and a day.
_IDIOMS = frozenset({"24-7", "9-11"})
_YEARS = range(1000, 3000)
_MONTHS = range(1, 13)


def hyphens_in_ranges(text: str, locale: str) -> Iterator[int]:
    """Where in `text` a hyphen stands between the numbers of a range; nowhere in a script that has other signs."""
    if ways_of(language_of(locale).script).has_wide_marks:
        return
    captions = Counter(match["word"].casefold() for match in _CAPTION.finditer(text))
    named = _words_for_figures(locale).union(word for word, count in captions.items() if count > 1)
    for match in _PAIR.finditer(text):
        before = text[max(match.start() - 24, 0) : match.start()]
        is_named = _NAME.search(before) or _NAME_ANY_CASE.search(before) or _ends_with(before, named)
        if not is_named and match[0] not in _IDIOMS and _is_range(match["first"], match["second"]):
            yield match.end("first")


def _ends_with(before: str, words: Set[str]) -> bool:
    """Whether what stands before a pair ends with one of the `words` for a table or a figure, whose number has that of
    its chapter before its own."""
    match = _LAST_WORD.search(before)
    return match is not None and match["word"].casefold() in words


@cache
def _words_for_figures(locale: str) -> frozenset[str]:
    labels = [label(kind, "") for tag in (locale, "en") for label in _labels(tag) for kind in _KINDS]
    words = (match["word"].casefold() for label in labels if (match := _LAST_WORD.search(label)))
    return _FIGURES.union(words)


def _labels(tag: str) -> tuple[Callable[[str, str], str], ...]:
    labels = labels_of(tag)
    return labels.caption_label, labels.in_text


def _is_range(first: str, second: str) -> bool:
    """Whether the second number is the larger one, also where it leaves out the figures that both have."""
    if int(first) in _YEARS and len(second) == 2 and int(second) in _MONTHS:
        return False
    missing = len(first) - len(second)
    if missing > 0:
        return len(second) <= 2 and int(first[:missing] + second) > int(first)
    return int(second) > int(first) and -missing <= 1 and (len(first), len(second)) != (3, 4)
