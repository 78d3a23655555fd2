"""Compares what a finished text has beside its running words: marks of lists, headers and captions, code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from paperbuild.verify.place import WHOLE, Place
from paperbuild.verify.reading import CAPTION, CODE, HEADER, ITEM_MARK, PART_KINDS, FilePart
from paperbuild.verify.words import split


@dataclass(frozen=True)
class PartsDiffer:
    """Where two files differ: what either has there, None where it has no more of this kind."""

    kind: str
    left: FilePart | None
    right: FilePart | None

    @property
    def place(self) -> Place:
        """Where it is in the second file."""
        return self.right.place if self.right else WHOLE


def differing(left: Sequence[FilePart], right: Sequence[FilePart], *, is_rtl: bool) -> Iterator[PartsDiffer]:
    """The first difference of each kind: those after it would only repeat it. Where lines begin at the right, a mark
    stands the other way round in print: then its letters count alone."""
    for kind in PART_KINDS:
        pairs = zip_longest(*([part for part in side if part.kind == kind] for side in (left, right)))
        is_same = _spelled if kind == ITEM_MARK and is_rtl else _SAME[kind]
        different = (
            PartsDiffer(kind, one, two) for one, two in pairs if one is None or two is None or not is_same(one, two)
        )
        yield from list(different)[:1]


def _spelled(one: FilePart, two: FilePart) -> bool:
    """The same words, whatever is between them."""
    return "".join(split(one.text)).casefold() == "".join(split(two.text)).casefold()


def _without_spaces(one: FilePart, two: FilePart) -> bool:
    return "".join(one.text.split()) == "".join(two.text.split())


def _same_code(one: FilePart, two: FilePart) -> bool:
    """The same code. In a line its spaces may be a line's end; a block has the same in each of its lines."""
    if one.is_block:
        return _in_one_line(one.text) == _in_one_line(two.text)
    return _without_spaces(one, two)


def _in_one_line(text: str) -> str:
    return "".join(line.rstrip() for line in text.split("\n"))


_SAME: Mapping[str, Callable[[FilePart, FilePart], bool]] = {
    ITEM_MARK: _without_spaces,
    HEADER: _spelled,
    CAPTION: _spelled,
    CODE: _same_code,
}
