"""The attributes that an element of a section may have: those that cannot run, load or lead to anything."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# What pandoc writes as a length. A part of the height of nothing is none: CSS has no use for `height=50%`.
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|cm|mm|in|pt|em)?")
_HEIGHT = re.compile(r"\d+(?:\.\d+)?(?:px|cm|mm|in|pt|em)?")
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[\w .,:;()’'-]*")

ALLOWED: Mapping[str, tuple[re.Pattern[str], str]] = {
    "lang": (_LANGUAGE, "a language tag: `fr`, `pt-BR`"),
    "dir": (re.compile("ltr|rtl"), "`ltr` or `rtl`"),
    "width": (_LENGTH, "a length: `50%`, `8cm`"),
    "height": (_HEIGHT, "a length: `8cm`, `200px`"),
    "title": (re.compile(r"[^<>]*"), "text without `<` and `>`"),
    "alt": (re.compile(r"[^<>]*"), "text without `<` and `>`"),
    "role": (re.compile("presentation|none|note|region|complementary|doc-[a-z]+"), "a role: `presentation`"),
    "keyword": (_WORDS, "words"),
    "type": (re.compile(r"[A-Za-z]+(?:[ ,]+[A-Za-z]+)*"), "types of entries: `book, report`"),
    "order": (_WORDS, "`name` or `appearance`"),
    "start": (_NUMBER, "a number"),
    "startFrom": (_NUMBER, "a number"),
}
"""By name: what the value has to look like, and how that is said to an author."""

# Quarto's, R Markdown's and HTML's own.
_LOOK = re.compile(
    r"data-[\w:.-]+|latex|target|rel|fig-(?:align|pos|env|width|height|asp|dpi)|tbl-(?:align|pos|colwidths)"
    r"|out[.-](?:width|height)|code-(?:fold|line-numbers|overflow|copy)|collapse|appearance|icon"
    r"|layout(?:-n(?:col|row)|-align|-valign)?|loading|fetchpriority|decoding"
)
_OF_LATEX = frozenset({"data-latex"})


def is_only_look(name: str) -> bool:
    """Whether an attribute says no more than how another program shows its element: no word is lost without it."""
    return _LOOK.fullmatch(name) is not None


def is_of_latex(name: str) -> bool:
    """Whether an attribute is for LaTeX alone: bookdown wants it on every box, even where it is empty."""
    return name in _OF_LATEX


def is_harmless(name: str, value: str) -> bool:
    """Whether the attribute `name` with `value` can go into an output as it is."""
    return name in ALLOWED and ALLOWED[name][0].fullmatch(value) is not None
