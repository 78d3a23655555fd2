"""Has pyphen 0.18, which tells WeasyPrint where a word divides, read only those of its patterns that a text needs.

A language has up to tens of thousands of patterns: letters with digits between them, which say how good it is to divide
there. Reading them all costs as much as laying out a page or two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_DIGITS = re.compile(r"\d")
_ONLY_ZEROS = re.compile(r"[\D0]*\Z")
_Read = tuple[int, tuple[int, ...]]


def read_patterns_when_needed() -> None:
    """Replaces how pyphen reads a file of patterns, for the life of this process."""
    import pyphen

    read = pyphen.HyphDict.__init__

    def read_later(patterns: Any, path: Path) -> None:
        with path.open("rb") as file:
            encoding = file.readline().decode().strip()
        if encoding.lower() == "microsoft-cp1251":
            encoding = "cp1251"
        found = (line.strip() for line in path.read_text(encoding).split("\n")[1:])
        lines = [line for line in found if line and not line.startswith(pyphen.ignored) and not _ONLY_ZEROS.match(line)]
        text = "\n".join(lines)
        if "/" in text or "^^" in text:  # spellings that change where a word divides, and letters written as numbers
            read(patterns, path)
            return
        by_letters = dict(zip(_DIGITS.sub("", text).split("\n"), lines, strict=True))
        patterns.patterns, patterns.cache = _Patterns(by_letters), {}
        patterns.maxlen = max(map(len, by_letters))

    pyphen.HyphDict.__init__ = read_later


class _Patterns:
    """Patterns by their letters, as pyphen looks them up."""

    def __init__(self, unread: Mapping[str, str]) -> None:
        self._unread = unread
        self._read: dict[str, _Read] = {}

    def get(self, letters: str) -> _Read | None:
        """Where the digits of the pattern begin that are not zero, and these up to the last of them."""
        if letters not in self._unread:
            return None
        if letters not in self._read:
            self._read[letters] = _values(self._unread[letters])
        return self._read[letters]


def _values(pattern: str) -> _Read:
    from pyphen import parse

    values = [int(digit or 0) for digit, _ in parse(pattern)]
    used = [at for at, value in enumerate(values) if value]
    return used[0], tuple(values[used[0] : used[-1] + 1])
