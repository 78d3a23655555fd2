"""Keeps the notes that were put off to a page, for when the document is laid out in a second round.

Where a text says on which page something stands, WeasyPrint 70 makes some pages again when it knows that. It has them
begin where they began, but forgets which notes they began with: these are lost, or come twice. It also ends with the
last page that has text, although pages with nothing but notes may follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperbuild.engines.layout.weasy.long_notes import begins_at, whole_note
from paperbuild.engines.layout.weasy.places import replace_everywhere


def keep_notes_between_rounds() -> None:
    """Mends the functions that make pages, for the life of this process; whatever else mends them has to be in it."""
    from weasyprint.layout import page as pages

    make_all, remake = pages.make_all_pages, pages.remake_page

    def make_all_with_notes(context: Any, root: Any, html: Any, made: list[Any]) -> Iterator[Any]:
        _begin_round(context, len(made))
        yield from make_all(context, root, html, made)

    def remake_with_notes(index: int, context: Any, root: Any, html: Any) -> Any:
        put_off: dict[int, list[Any]] = context.notes_put_off
        begun = list(put_off.get(index - 1, []))
        context.reported_footnotes = begun
        context.footnotes[:] = [note for note in context.footnotes if note not in begun]
        made = remake(index, context, root, html)
        before, left = put_off.get(index, []), list(context.reported_footnotes)
        put_off[index] = left
        resume_at, *_, state = context.page_maker[index + 1]
        if _told_apart(before) != _told_apart(left) and (left or resume_at is not None):
            state["content_changed"] = True
        return made

    replace_everywhere(make_all, make_all_with_notes)
    pages.remake_page = remake_with_notes


def _begin_round(context: Any, count: int) -> None:
    """Forgets what is behind the `count` pages of the last round, and has those made again that end it with notes."""
    known = context.__dict__.get("notes_put_off", {})
    context.notes_put_off = {index: notes for index, notes in known.items() if index < count}
    for index, notes in context.notes_put_off.items():
        if notes and context.page_maker[index + 1][0] is None:
            context.page_maker[index][-1]["content_changed"] = True


def _told_apart(notes: list[Any]) -> list[tuple[int, Any]]:
    return [(id(whole_note(note)), begins_at(note)) for note in notes]
