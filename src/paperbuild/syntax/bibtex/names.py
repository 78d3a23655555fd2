"""The names in a field such as `author`: where each of them stands, and which of them is no person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"(?<!\\)[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
# In a name of any length, these are no person's.
_WORDS = frozenset(
    "agence agency agenzia alliance amnesty assembly association authority bundesministerium campaign centro coalition"
    " collective comité commission committee confederation consortium convention corporation department directorate"
    " federation fédération foundation foundations fund government initiative institut institute instituto institution"
    " international internationale médecins ministère ministerio ministerium ministry monitor nations network"
    " observatory organisation organización organization parliament parlement partnership platform programme project"
    " secretariat services syndicate syndicat taskforce tribunal unicef universidad university università université"
    " universität verband worldwide e.v".split()
)
# These are now and then a person's family name, so they count in names of three words and more.
_AMBIGUOUS_WORDS = frozenset(
    "bank centre center charity college conference council court forum group health human office rights"
    " society synod trust union verein women workers world".split()
)
_FIRST_WORDS = frozenset("european global national united world".split())
_LOWER_WORDS = frozenset("against contre for für gegen of pour".split())
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
    typed = name.split()
    words = [word.casefold().strip("().'’") for word in typed]
    if len(words) < 2:
        return bool(_ACRONYM.fullmatch(name)) or bool(_WORDS & {*words})
    if words[0] in _FIRST_WORDS or _WORDS & {*words}:
        return True
    return len(words) > 2 and bool(_AMBIGUOUS_WORDS & {*words} or (len(words) > 3 and _LOWER_WORDS & {*typed[1:-1]}))


def _stripped(value: str, start: int, end: int) -> tuple[str, int]:
    piece = value[start:end]
    return piece.strip(), start + len(piece) - len(piece.lstrip())
