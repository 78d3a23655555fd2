"""Has the first note of a page say something else than it would below the note before it: no "Ibid." there, whose
work stands on an earlier page.

Such a note comes with both texts. WeasyPrint 70 lays out a copy of a page's notes each time that there is another one:
the copy has one text of each.
"""

from __future__ import annotations

from typing import Any

from paperbuild.engines.layout.request import FAR_CLASS, NEAR_CLASS
from paperbuild.engines.layout.weasy.long_notes import begins_at, whole_note


def name_works_of_other_pages() -> None:
    """Wraps what copies the notes of a page, for the life of this process."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    copy = FootnoteAreaBox.deepcopy

    def copy_with_one_text(area: Any) -> Any:
        copied = copy(area)
        for at, (note, own) in enumerate(zip(area.children, copied.children, strict=True)):
            _leave_out(own, NEAR_CLASS if _is_far(note, at) else FAR_CLASS)
        return copied

    FootnoteAreaBox.deepcopy = copy_with_one_text


def is_far(note: Any) -> bool:
    """Whether `note`, a whole one, began apart from the note before it where it was laid out last."""
    return bool(note.__dict__.get("is_far"))


def _is_far(note: Any, at: int) -> bool:
    """Whether `note`, the one at `at` of its page, has the text of one apart. What is left of a note has the text that
    its beginning has."""
    if begins_at(note) is None:
        note.is_far = at == 0
    return is_far(whole_note(note))


def _leave_out(box: Any, name: str) -> None:
    """Takes what has the class `name` out of `box`, which nothing else holds."""
    from weasyprint.formatting_structure.boxes import ParentBox

    if isinstance(box, ParentBox):
        box.children = [child for child in box.children if not _has_class(child, name)]
        for child in box.children:
            _leave_out(child, name)


def _has_class(box: Any, name: str) -> bool:
    return box.element is not None and box.element.get("class") == name
