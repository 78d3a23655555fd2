"""Says in few words which notes have other numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from paperbuild.model.changes import NoteChange


def renumbered(notes: Sequence[NoteChange]) -> Iterator[tuple[int, int, int, int]]:
    """The notes whose numbers have changed, in runs that follow each other before and now: the first and the last
    number before, the first and the last now."""
    pairs = sorted((one.old_number, one.new_number) for one in notes if one.old_number > 0 and one.new_number > 0)
    moved = [(old, new) for old, new in pairs if old != new]
    for _, group in groupby(enumerate(moved), key=lambda one: (one[1][0] - one[0], one[1][1] - one[0])):
        run = [pair for _, pair in group]
        yield run[0][0], run[-1][0], run[0][1], run[-1][1]
