"""Finds years, days and other ordinals that begin a paragraph: pandoc takes them for the numbers of a list.

In many languages an ordinal is a figure with a full stop, and so `2019. aastal`, `3. Oktober 1990` and `18. gadsimta`
begin a list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from paperbuild.findings.source import Span
from paperbuild.language.numerals.digits import with_plain_digits
from paperbuild.language.numerals.months import month_mentions
from paperbuild.model.section import CountedList, PieceKind, Section

_MARK = re.compile(r"(?P<year>[12]\d{3})\.|(?:3[01]|[12]\d|[1-9])\.")
_NUMBER = re.compile(r"(?:[2-9]|[1-9]\d{1,3})\.")
_IN_NOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]+(?P<mark>\d{1,4}\.)(?=[ \t]+\S)")
_BLANKS = re.compile(r"[ \t]*")
_GAP = 2  # from the last number of a list to the first of one that goes on with it: something stands between them
_REACH = 40  # letters behind a day in which its month stands


@dataclass(frozen=True)
class ListedDate:
    """A year or a day at `span` that is `written` so, and what pandoc prints in its place."""

    span: Span
    written: str
    printed: str


def listed_dates(section: Section) -> Mapping[int, ListedDate]:
    """The years and days of a section that pandoc takes for the numbers of lists, by the offset of what follows them:
    the text of an item, or the definition of a note that begins with one."""
    return dict([*_in_lists(section), *_in_notes(section)])


def dated_lists(section: Section) -> Iterator[CountedList]:
    """The lists whose numbers are years or days, where no list is meant: of one number, or of such as do not count
    on. A small letter behind one number is enough, but where it goes on with those of a list further up."""
    going_on: set[int] = set()
    for numbered in section.lists:
        if _are_dates(section, numbered, going_on):
            yield numbered
        last = numbered.start + len(numbered.marks) - 1
        going_on |= {last + one for one in range(1, _GAP + 1)}


def _in_lists(section: Section) -> Iterator[tuple[int, ListedDate]]:
    text = section.file.text
    for numbered in dated_lists(section):
        for place, mark in enumerate(numbered.marks):
            if mark is not None:
                at = _BLANKS.match(text, mark.end)
                written = text[mark.start : mark.end]
                printed = f"{numbered.start + place}."
                yield at.end() if at else mark.end, ListedDate(mark, written, printed)


def _are_dates(section: Section, numbered: CountedList, going_on: Collection[int]) -> bool:
    text, marks = section.file.text, [mark for mark in numbered.marks if mark is not None]
    is_alone = len(marks) == len(numbered.marks) == 1 and numbered.start not in going_on
    if is_alone and _is_ordinal(text, marks[0]):
        return True
    if len(marks) != len(numbered.marks) or not all(_is_date(section, mark) for mark in marks):
        return False
    numbers = [int(text[mark.start : mark.end - 1]) for mark in marks]
    return len(numbers) == 1 or any(two != one + 1 for one, two in pairwise(numbers))


def _in_notes(section: Section) -> Iterator[tuple[int, ListedDate]]:
    for piece in section.pieces:
        match = _IN_NOTE.match(section.file.text, piece.span.start) if piece.kind is PieceKind.NOTE else None
        mark = Span(*match.span("mark")) if match else None
        if match and mark and (_is_date(section, mark) or _is_ordinal(section.file.text, mark)):
            yield piece.span.start, ListedDate(mark, match["mark"], match["mark"])


def _is_ordinal(text: str, mark: Span) -> bool:
    """Whether a lone number of a list is none: no list begins at 18, and then goes on with a small letter."""
    following = text[mark.end : mark.end + _REACH].lstrip(" \t")
    return _NUMBER.fullmatch(text, mark.start, mark.end) is not None and following[:1].islower()


def _is_date(section: Section, mark: Span) -> bool:
    text = section.file.text
    match = _MARK.fullmatch(text, mark.start, mark.end)
    if match is None or match["year"]:
        return match is not None
    following = with_plain_digits(text[mark.end : mark.end + _REACH])
    mentions = month_mentions(following, section.locale)
    return bool(mentions) and not following[: mentions[0].start].strip()
