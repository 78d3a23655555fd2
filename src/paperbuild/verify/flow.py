"""Gathers the running text of a file piece by piece, and tells of each word of it where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from paperbuild.model.manuscript import note_mark
from paperbuild.verify.place import WHOLE, Place
from paperbuild.verify.reading import FileHeading, NoteText, Word
from paperbuild.verify.words import split

LINE_END = "\u2028"
"""Stands in the text where a line or a page of print ends: the word before it may go on after it."""
_TOKEN = re.compile(r"\S+")


@dataclass
class _FlowMark:
    start: int
    end: int
    depth: int


@dataclass
class _Paged:
    start: int
    end: int
    page: str


@dataclass
class Flow:
    """The text so far, as `pieces`; `places` and `starts` are the place and the offset of each."""

    pieces: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    length: int = 0
    marks: list[_FlowMark] = field(default_factory=list)
    paged: list[_Paged] = field(default_factory=list)

    def add(self, text: str, place: Place) -> None:
        """Adds `text`, which stands at `place`."""
        self.pieces.append(text)
        self.places.append(place)
        self.starts.append(self.length)
        self.length += len(text)

    def begin_heading(self, depth: int) -> int:
        """Says that what is added from now on is a heading, and gives back its index for `end_heading`."""
        self.marks.append(_FlowMark(self.length, self.length, depth))
        return len(self.marks) - 1

    def end_heading(self, index: int) -> None:
        """Says that the heading ends here."""
        self.marks[index].end = self.length

    def begin_paged(self, page: str) -> int:
        """Says that in print the number of a page stands `AFTER` what is added from now on, or `INSTEAD` of it, and
        gives back the index of that for `end_paged`."""
        self.paged.append(_Paged(self.length, self.length, page))
        return len(self.paged) - 1

    def end_paged(self, index: int) -> None:
        """Says that this ends here."""
        self.paged[index].end = self.length

    def _page_of(self, start: int, end: int) -> str:
        paged = (f"{one.page}{index}" for index, one in enumerate(self.paged) if one.start < end and start < one.end)
        return next(paged, "")

    def place_of(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if index >= 0 else WHOLE

    def words(self) -> tuple[tuple[Word, ...], tuple[FileHeading, ...]]:
        """The words, and the headings among them."""
        text = "".join(self.pieces)
        words: list[Word] = []
        offsets: list[int] = []
        for token in _TOKEN.finditer(text):
            place = self.place_of(token.start())
            is_divided = token.start() > 0 and text[token.start() - 1] == LINE_END
            for index, word in enumerate(split(token[0])):
                words.append(Word(word, place, is_divided and index == 0, self._page_of(*token.span())))
                offsets.append(token.start())
        headings = tuple(
            FileHeading(
                " ".join(text[mark.start : mark.end].split()),
                mark.depth,
                self.place_of(mark.start),
                bisect_right(offsets, mark.start - 1),
            )
            for mark in self.marks
        )
        return tuple(words), headings


def note_of(number: int, flow: Flow, place: Place) -> NoteText:
    """The note whose text `flow` has gathered. The figure that it begins with is the number it is shown with; of a
    translator's own, its letter."""
    words, _ = flow.words()
    is_shown = words and (words[0].text.isdigit() if number > 0 else words[0].text == note_mark(number))
    shown = words[0].text if is_shown else ""
    return NoteText(number, words[1:] if shown else words, place, shown)
