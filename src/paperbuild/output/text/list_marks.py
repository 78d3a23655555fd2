"""Writes the marks of numbered lists as text: `(a)`, `II.`, `1984.`, in one way for every format.

HTML has no way to say `(a)`: its `ol` knows a start and a kind of number, and always puts a full stop behind it.
WeasyPrint 70 heeds neither. So of a list that is not simply 1., 2., 3. each item says its mark itself, as text that is
copied, found and read aloud. Works on pandoc's JSON; until it is written as HTML, a mark of ours stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperbuild.engines.pandoc_tree import rewritten, word
from paperbuild.model.list_numbers import list_number
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN
from paperbuild.output.text.elements import Edit, FragmentElement
from paperbuild.output.text.made import made, written

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import BareTag, Block, Element, NumberedBlock

    ListAttributes = tuple[int, BareTag, BareTag]

LIST_CLASS = "marked"
MARK_CLASS = "list-mark"

# How pandoc reads `- [x]`; no font of the house has this letter, each has the other.
_DONE, _TICKED = "\N{BALLOT BOX WITH X}", "\N{BALLOT BOX WITH CHECK}"
_AROUND = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}
# A mark of ours: how many letters the widest mark of the list has, and the mark. Pandoc writes it, as addresses, right
# behind the tag of the item or of its first paragraph.
_FIRST = re.compile(f"<ol(?P<told>[^>]*)>(?P<item>\\s*<li\\b[^>]*>\\s*(?:<p\\b[^>]*>)?){MARK_OPEN}l(?P<width>\\d+) ")
_MARKED = re.compile(f"{MARK_OPEN}l\\d+ (?P<mark>.*?){MARK_CLOSE}")


def with_list_marks(part: Any) -> Any:
    """`part`, any part of pandoc's tree, with the marks of those of its lists that say more than 1., 2., 3., and the
    boxes of tasks as the fonts have them."""
    return rewritten(part, _marked)


def as_text(html: str) -> str:
    """`html`, which pandoc wrote, with each mark as text, and its list told that it shows none of its own."""
    if MARK_OPEN not in html:
        return html
    return _MARKED.sub(_as_span, _FIRST.sub(_told, html))


def _told(match: re.Match[str]) -> str:
    pattern = '<ol{} class="{}" style="--mark:{}">{}{}l0 '
    return made(pattern, written(match["told"]), LIST_CLASS, match["width"], written(match["item"]), MARK_OPEN)


def _as_span(match: re.Match[str]) -> str:
    return made('<span class="{}">{}</span> ', MARK_CLASS, written(match["mark"]))


def _marked(element: Element) -> Sequence[Element] | None:
    if element["t"] == "Str" and element["c"] == _DONE:
        return [word(_TICKED)]
    if element["t"] != "OrderedList" or is_simple(element["c"][0]):
        return None
    return [_with_marks(element)]


def is_simple(attributes: ListAttributes) -> bool:
    """Whether a list has the marks 1., 2., 3., as every format numbers a list by itself."""
    start, style, delimiter = attributes
    return start == 1 and style["t"] in {"DefaultStyle", "Decimal"} and delimiter["t"] in {"DefaultDelim", "Period"}


def _with_marks(block: NumberedBlock) -> NumberedBlock:
    attributes, items = block["c"]
    told = marks(attributes, len(items))
    width = max(map(len, told), default=0)
    lines = [f"{MARK_OPEN}l{width} {mark}{MARK_CLOSE}" for mark in told]
    own = [_led(with_list_marks(item), line) for item, line in zip(items, lines, strict=True)]
    return {"t": "OrderedList", "c": (attributes, own)}


def _led(blocks: list[Block], mark: str) -> list[Block]:
    """The blocks of an item with its `mark` first: in its first paragraph, or where it begins with another block in a
    line of its own."""
    first = blocks[0] if blocks else None
    if first is not None and (first["t"] == "Plain" or first["t"] == "Para"):
        return [{"t": first["t"], "c": [word(mark), *first["c"]]}, *blocks[1:]]
    return [{"t": "Plain", "c": [word(mark)]}, *blocks]


def marks(attributes: ListAttributes, count: int) -> list[str]:
    """The marks of a list of `count` items, as pandoc's `attributes` say: start, kind of number, what is around it."""
    start, style, delimiter = attributes
    before, after = _AROUND.get(delimiter["t"], ("", "."))
    return [f"{before}{list_number(number, style['t'])}{after}" for number in range(start, start + count)]


@dataclass(frozen=True)
class _ItemMark:
    item: FragmentElement
    mark: FragmentElement


def as_markers(elements: Sequence[FragmentElement]) -> Iterator[Edit]:
    """What is to be changed in a fragment with these elements, so that WeasyPrint shows each mark as that of its item:
    then it stands beside the text, and has the tag of a label (ISO 32000-1, table 336)."""
    for element in elements:
        if element.name == "ol" and element.attributes.get("class") == LIST_CLASS:
            for found in filter(None, map(_mark_of, element.content)):
                at = found.item.inside - len(">")
                yield Edit(at, at, f" style=\"list-style-type:'{found.mark.says()}\\A0\\A0'\"")
                yield Edit(found.mark.start, found.mark.after, "")


def _mark_of(item: str | FragmentElement) -> _ItemMark | None:
    if isinstance(item, str):
        return None
    first = item.first_block
    if first is not None and first.name == "p":
        first = first.first_block
    is_mark = first is not None and first.attributes.get("class") == MARK_CLASS
    return _ItemMark(item, first) if is_mark and first is not None else None
