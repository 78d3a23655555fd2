"""What assembling asks of panflute's trees: a walk in the order of print, what is around an element, a copy."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import panflute as pf

from paperbuild.syntax.markdown.tree import NOTE_CLASS

Change = Callable[[pf.Element], Any]
"""Gives what comes in the place of an element: another, or a list of them; None where it stays as it is."""

# panflute 2.3 walks a table's caption last; it is printed first, and notes are numbered in the order of print.
_PARTS_OF_TABLE = ("caption", "head", "content", "foot")


def walked(element: pf.Element, change: Change) -> Any:
    """`element` with `change` made to everything in it, and last to itself: from the inside out, in order of print."""
    for name in _PARTS_OF_TABLE if isinstance(element, pf.Table) else element._children:
        part = getattr(element, name)
        if isinstance(part, pf.Element):
            setattr(element, name, walked(part, change))
        elif isinstance(part, pf.ListContainer):
            _walk_list(element, name, part, change)
    changed = change(element)
    return element if changed is None else changed


def _walk_list(element: pf.Element, name: str, part: Sequence[pf.Element], change: Change) -> None:
    before = list(part)
    after: list[pf.Element] = []
    for item in before:
        made = walked(item, change)
        after += made if isinstance(made, list) else [made]
    # Setting a list costs panflute more than walking through it does, and most lists stay as they are.
    if len(after) != len(before) or any(new is not old for new, old in zip(after, before, strict=True)):
        setattr(element, name, after)


def parents(element: pf.Element) -> Iterator[pf.Element]:
    """What is around an element, the innermost first."""
    while element.parent is not None:
        element = element.parent
        yield element


def is_within_note(element: pf.Element) -> bool:
    """Whether an element stands in a note."""
    return any(isinstance(parent, pf.Note) for parent in parents(element))


def is_note_site(element: pf.Element) -> bool:
    """Whether an element is the span in which a note stands that is called by its name."""
    return isinstance(element, pf.Span) and NOTE_CLASS in element.classes


def language_of(element: pf.Element) -> str:
    """The language that an element is marked with; empty where it is not."""
    return str(getattr(element, "attributes", {}).get("lang", ""))


def first_heading(holder: pf.Element) -> pf.Header | None:
    """The first heading that stands directly in a document or a box."""
    return next((block for block in holder.content if isinstance(block, pf.Header)), None)


def copy_of(doc: pf.Doc) -> pf.Doc:
    """A copy of a panflute document that shares nothing with it."""
    out = io.StringIO()
    pf.dump(doc, out)
    return pf.load(io.StringIO(out.getvalue()))
