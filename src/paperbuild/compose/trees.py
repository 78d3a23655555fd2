"""What assembling asks of pandoc's trees: a walk in the order of print, and what is around an element.

A tree is a list of blocks as they stand in pandoc's JSON. That of `Section.tree` is the section's own: nothing changes
it. A walk makes a new one, which shares with it what is words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from paperbuild.engines.pandoc_tree import LISTS, attr_of
from paperbuild.syntax.markdown.tree import NOTE_CLASS

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, Element, HeaderBlock

Around = tuple[Any, ...]
"""The elements that an element stands in, the outermost first, as they were before the walk."""
Change = Callable[[Any, Around], Any]
"""Gives what comes in the place of an element: another, or a list of them; None where it stays as it is."""

# What is printed in another order than it stands in: the caption of a figure below it, a citation before its parts.
_PRINTED_LAST_FIRST = {"Figure": (2, 1), "Cite": (1, 0)}


def walked(part: Any, changes: Mapping[str, Change], around: Around = ()) -> Any:
    """`part`, any part of a tree, made anew with `changes` to every element of their kinds: from the inside out, in the
    order of print. An element by itself is changed too, and may become a list."""
    if isinstance(part, LISTS):
        return _walked_list(part, changes, around)
    if not isinstance(part, dict):
        return part
    if "t" not in part:  # one of the works of a citation
        return {name: walked(value, changes, around) for name, value in part.items()}
    content = part.get("c")
    made = {**part, "c": _walked_content(part, content, changes, around)} if isinstance(content, LISTS) else part
    change = changes.get(part["t"])
    changed = change(made, around) if change else None
    return made if changed is None else changed


def _walked_content(element: Any, content: Sequence[Any], changes: Mapping[str, Change], around: Around) -> list[Any]:
    around = (*around, element)
    order = _PRINTED_LAST_FIRST.get(element["t"])
    if order is None:
        return _walked_list(content, changes, around)
    made = [*content]
    for number in order:
        made[number] = walked(content[number], changes, around)
    return made


def _walked_list(part: Sequence[Any], changes: Mapping[str, Change], around: Around) -> list[Any]:
    made: list[Any] = []
    for item in part:  # most are words: the loop that all of a paper goes through asks of them as little as it can
        if not isinstance(item, dict):
            made.append(_walked_list(item, changes, around) if isinstance(item, LISTS) else item)
        elif item.get("t") not in changes and isinstance(item.get("c", ""), str) and "t" in item:
            made.append(item)
        elif isinstance(new := walked(item, changes, around), list):
            made += new
        else:
            made.append(new)
    return made


def is_within_note(around: Around) -> bool:
    """Whether what stands in these elements stands in a note."""
    return any(element["t"] == "Note" for element in around)


def is_note_site(element: Element) -> bool:
    """Whether an element is the span in which a note stands that is called by its name."""
    return element["t"] == "Span" and NOTE_CLASS in element["c"][0][1]


def attributes_of(element: Element) -> Mapping[str, str]:
    """The attributes of an element, by their names."""
    attributes = attr_of(element)
    return dict(attributes[2]) if attributes else {}


def language_of(element: Element) -> str:
    """The language that an element is marked with; empty where it is not."""
    return attributes_of(element).get("lang", "")


def first_heading(blocks: Sequence[Block]) -> HeaderBlock | None:
    """The first heading that stands directly in a document or a box with these `blocks`."""
    return next((block for block in blocks if block["t"] == "Header"), None)


def blocks_in(block: Any) -> Iterator[Block]:
    """The blocks that stand directly in `block`, or in an item, a definition or a cell of it; of a table or a figure
    not those of its caption or its head."""
    kind, content = block["t"], block.get("c")
    if kind in {"BlockQuote", "Note"}:
        yield from content
    elif kind == "Div":
        yield from content[1]
    elif kind == "Figure":
        yield from content[2]
    elif kind in {"BulletList", "OrderedList"}:
        for item in content if kind == "BulletList" else content[1]:
            yield from item
    elif kind == "Table":
        for body in content[4]:
            yield from (cast("Block", one) for row in body[3] for cell in row[1] for one in cell[4])
