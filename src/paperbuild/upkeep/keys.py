"""Makes a key for a new work in the habit of the library: `marsh2021`, `Marsh:2021`, `marsh-rent2021`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import count

from paperbuild.engines.bibtex import plain_text
from paperbuild.language.latin_letters import in_ascii
from paperbuild.model.bibliography import Bibliography, Entry
from paperbuild.model.numbered import referred
from paperbuild.syntax.bibtex.names import name_parts, split_names

_YEAR = re.compile(r"[0-9]{4}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ACRONYM = re.compile(r"\b[^\W\d_]")
_SMALL = frozenset("about after among before between from into over that their these this with your".split())
_LONGEST = 24  # letters of a name: that of an office may be a whole line, without a space in some scripts
_MARKS = ("", "-", "_", ":", ".", "+")

Habit = tuple[Callable[[str], str], str, int]
"""What is done to the name, the mark before the year, and how many digits of that are written."""


def new_key(habit: Habit, entry: Entry, taken: Collection[str]) -> str:
    """A key for `entry` made by a `habit`; none of `taken`, which are in small letters."""
    spell, mark, digits = habit
    name = next(filter(_plain, _names(entry)), "work")
    year = _year(entry)[-digits:] if _year(entry) else ""
    first = spell(name) + (f"{mark}{year}" if year else "")
    if referred(first):  # the author's name is Fig: `@fig-2021` would be a figure, and so would all that begins so
        first = f"work-{first}"
    return next(key for key in _choices(first, entry) if key.casefold() not in taken)


def habit_of(library: Bibliography) -> Habit:
    """How most keys are made; without any that can be told, `marsh2021`."""
    found: Counter[Habit] = Counter()
    for entry in library.by_key.values():
        year = _year(entry)
        if not year:
            continue
        for name in filter(_plain, _names(entry)):
            found.update(
                (spell, mark, digits)
                for spell in (_lower, _title, _upper)
                for mark in _MARKS
                for digits in (4, 2)
                if _begins(entry.key, f"{spell(name)}{mark}{year[-digits:]}")
            )
    return max(found, key=lambda one: found[one]) if found else (_lower, "", 4)


def _begins(key: str, start: str) -> bool:
    return key.startswith(start) and not key[len(start) : len(start) + 1].isdecimal()


def _choices(first: str, entry: Entry) -> Iterator[str]:
    yield first
    title = in_ascii(plain_text(entry.value("shorttitle", "title")))
    for word in _WORD.findall(title):
        if word.casefold() not in _SMALL:
            yield f"{first}-{_lower(word)}"
            break
    yield from (f"{first}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    yield from (f"{first}-{number}" for number in count(27))


def _year(entry: Entry) -> str:
    match = _YEAR.search(entry.value("date", "year", "eventdate", "urldate"))
    return match[0] if match else ""


def _names(entry: Entry) -> Iterator[str]:
    """By what a work may be called in its key: the short name of its authors, a family name, letters of an
    organisation's name or its first word, or its title."""
    if short := entry.value("shortauthor", "shorteditor"):
        yield plain_text(short)
    people = entry.value("author", "editor", "institution", "organization", "publisher")
    first = next((name for name, _ in split_names(people) if name), "")
    if first:
        whole = plain_text(first)
        if first.startswith("{"):
            letters = "".join(word for word in _ACRONYM.findall(whole) if word.isupper())
            yield from ([letters] if len(letters) > 2 else [])
            yield whole.split()[0] if whole.split() else ""
        else:
            yield name_parts(first).family_name or whole
    yield next(iter(_WORD.findall(in_ascii(plain_text(entry.value("shorttitle", "title"))))), "")


def _plain(name: str) -> str:
    """`name` in letters that every keyboard has and every program takes, whatever script it is in; the beginning of a
    long one."""
    return re.sub(r"[^A-Za-z0-9-]", "", in_ascii(name))[:_LONGEST].strip("-")


def _lower(name: str) -> str:
    return _plain(name).lower()


def _title(name: str) -> str:
    plain = _plain(name)
    return plain[:1].upper() + plain[1:].lower()


def _upper(name: str) -> str:
    return _plain(name).upper()
