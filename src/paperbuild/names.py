"""The names in a field such as `author`: where each of them stands, and which of them is no person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"(?<!\\)[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_LOWER_WORDS = frozenset("of for on against the in to y del des pour contre für gegen und til för".split())
_WORDS = frozenset(
    "agency alliance assembly association authority campaign centre centro charity coalition collective college"
    " comité commission committee confederation conference consortium convention corporation council department"
    " directorate federation forum foundation government group health human initiative institut institute instituto"
    " institution international internationale ministère ministerio ministerium ministry nations network observatory"
    " organisation organización organization parliament partnership platform programme project rights secretariat"
    " services society synod syndicate syndicat taskforce tribunal unicef universidad university università université"
    " universität verband verein workers worldwide".split()
)
_PERSONS_TOO = frozenset("del des y".split())  # "Maria del Carmen", "Ortega y Gasset"
_ACRONYM = re.compile(r"[A-Z][A-Z&-]*[A-Z]{2}|[A-Z]{3,}")


def split_names(value: str) -> Iterator[tuple[str, int]]:
    """Each name in `value` and the offset at which it begins: `and` between spaces, outside braces, parts them."""
    depth, start = 0, 0
    for match in _TOKEN.finditer(value):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield _stripped(value, start, match.start())
            start = match.end()
    yield _stripped(value, start, len(value))


def is_organisation(name: str) -> bool:
    """Whether `name`, in no braces and without a comma, is an organisation's rather than a person's.

    It is where it holds a word that no person is called by, a preposition that no person's name has, or is an acronym.
    """
    if name.startswith("{") or "," in name:
        return False
    words = name.split()
    if len(words) == 1:
        return bool(_ACRONYM.fullmatch(words[0])) or name.casefold() in _WORDS
    is_joined = any(word in _LOWER_WORDS - _PERSONS_TOO for word in words[1:-1])
    return is_joined or any(word.casefold().strip("().'’") in _WORDS for word in words)


def _stripped(value: str, start: int, end: int) -> tuple[str, int]:
    piece = value[start:end]
    return piece.strip(), start + len(piece) - len(piece.lstrip())
