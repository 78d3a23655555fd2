"""Which notes may get in each other's way in the margin of a wide screen, so that each knows what it stands below.

The style sheet sets a note beside its call, or below the notes before it. One that would come to stand far below its
call is taken out of the margin and opens at its call: the note after it stands below those that are left, which a
style sheet cannot know. So each is told of all notes before it that can reach down to its call.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperbuild.output.text.fragments import CALL_MARK
from paperbuild.output.view import View, note_id

_TAG = re.compile(r"<[^<>]*>")
# How many letters of the text stand beside one letter of a note, at most: the columns of the text hold 60 letters and
# more, in lines of 27 px; those of the margin 30 and more, in lines of 18 px. Twice that, as it is an estimate.
_LETTERS_BESIDE = 2 * 60 / 27 * 18 / 30
# What a note may be pushed down (six lines, see `screen.css`), in letters of the text. Twice that again.
_PUSHED = 2 * 6 * 80
_MOST = 24


def close_notes(view: View) -> Mapping[str, tuple[str, ...]]:
    """For each note of `view` by its identifier, the identifiers of the notes before it that it may have to clear.

    The one right before it is always among them, at most 24 are: a style sheet grows with each.
    """
    ends: list[tuple[str, float]] = []
    close: dict[str, tuple[str, ...]] = {}
    lengths = {
        note.number: _length(html) for note, html in zip(view.manuscript.notes, view.fragments.notes, strict=True)
    }
    for number, at in _calls(view):
        own = note_id(number)
        before = ends[-_MOST:]
        reaching = [name for name, end in before[:-1] if end >= at]
        close[own] = (*reaching, *(name for name, _ in before[-1:]))
        ends.append((own, at + lengths[number] * _LETTERS_BESIDE + _PUSHED))
    return {note_id(note.number): close.get(note_id(note.number), ()) for note in view.manuscript.notes}


def _calls(view: View) -> list[tuple[int, int]]:
    """The numbers of the notes that are called, with how many letters of the text stand before the call."""
    found: list[tuple[int, int]] = []
    before = 0
    for part in view.fragments.parts:
        text = _TAG.sub("", part)
        found += [(int(match[1]), before + match.start()) for match in CALL_MARK.finditer(text)]
        before += len(text)
    return found


def _length(html: str) -> int:
    return len(_TAG.sub("", html))
