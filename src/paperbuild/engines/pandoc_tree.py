"""What is made and asked again and again with pandoc's trees, whose types are in `pandoc_types`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeGuard, cast

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import (
        Attr,
        Block,
        Caption,
        CitationItem,
        CodeBlock,
        CodeInline,
        DivBlock,
        Element,
        EmphasisKind,
        FigureBlock,
        Goal,
        Inline,
        LinkInline,
        Part,
        SpanInline,
        StrInline,
    )

EMPHASIS: frozenset[EmphasisKind] = frozenset(
    {"Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"}
)
GAPS: frozenset[Literal["Space", "SoftBreak"]] = frozenset({"Space", "SoftBreak"})


# Making elements


def citation_of(key: str) -> CitationItem:
    """A citation of one work, with nothing before or after its key."""
    return {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def attr(identifier: str = "", classes: Iterable[str] = (), attributes: Iterable[Sequence[str]] = ()) -> Attr:
    """Attributes as they stand in a tree."""
    return cast("Attr", [identifier, [*classes], [[*pair] for pair in attributes]])


def word(text: str) -> StrInline:
    """A word (which may have spaces in it: pandoc takes any text for one)."""
    return {"t": "Str", "c": text}


def span(attributes: Attr, inlines: list[Inline]) -> SpanInline:
    """A span."""
    return cast("SpanInline", {"t": "Span", "c": [attributes, inlines]})


def link(kind: Literal["Link", "Image"], attributes: Attr, inlines: list[Inline], target: Goal) -> LinkInline:
    """A link or an image."""
    return cast("LinkInline", {"t": kind, "c": [attributes, inlines, target]})


def code(text: str) -> CodeInline:
    """Code within a line."""
    return cast("CodeInline", {"t": "Code", "c": [attr(), text]})


def code_block(text: str, attributes: Attr) -> CodeBlock:
    """A block of code."""
    return cast("CodeBlock", {"t": "CodeBlock", "c": [attributes, text]})


def figure(attributes: Attr, caption: Caption, blocks: list[Block]) -> FigureBlock:
    """A figure."""
    return cast("FigureBlock", {"t": "Figure", "c": [attributes, caption, blocks]})


def div(attributes: Attr, blocks: list[Block]) -> DivBlock:
    """A div."""
    return cast("DivBlock", {"t": "Div", "c": [attributes, blocks]})


def with_content(inline: Inline, content: list[Inline]) -> Inline:
    """`inline`, one that has `inlines_in`, with `content` in their place."""
    if inline["t"] in EMPHASIS:
        return cast("Inline", {"t": inline["t"], "c": content})
    first, _, *rest = cast("Any", inline)["c"]
    return cast("Inline", {"t": inline["t"], "c": [first, content, *rest]})


# Asking elements


def inlines_in(inline: Inline) -> list[Inline] | None:
    """The inlines that stand in `inline`: of emphasis, a quotation, a citation, a link, an image, a span; or None."""
    match inline["t"]:
        case "Quoted" | "Cite" | "Link" | "Image" | "Span":
            return inline["c"][1]
        case kind if kind in EMPHASIS:
            return cast("list[Inline]", cast("Any", inline)["c"])
    return None


ATTRIBUTES_AT = {
    "Header": 1,
    **dict.fromkeys(("Code", "CodeBlock", "Div", "Figure", "Image", "Link", "Span", "Table"), 0),
}
"""The kinds of elements that have attributes, each with the number of these in its content."""


def is_bare_span(inline: Inline) -> TypeGuard[SpanInline]:
    """Whether `inline` is a span that says nothing to a reader: one that pandoc's reader of BibTeX and its citeproc put
    round what was in braces."""
    if inline["t"] != "Span":
        return False
    identifier, classes, attributes = inline["c"][0]
    return not identifier and not attributes and set(classes) <= {"nocase"}


def attr_of(element: Element) -> Attr | None:
    """The attributes of `element`; None for a kind that has none."""
    at = ATTRIBUTES_AT.get(element["t"])
    return None if at is None else cast("Attr", cast("Any", element)["c"][at])


LISTS = (list, tuple)
"""What stands for a list in a tree: pandoc's JSON has lists, our own making tuples too."""


def elements(part: Part) -> Sequence[Element]:
    """Every element in `part`, itself included, in the order of the tree, each before what is in it.

    What stands before and after the key of a citation is not among them; values like `DoubleQuote` are, for they have
    the shape of elements.
    """
    found: list[Element] = []
    _add_elements((part,), found)
    return found


def _add_elements(parts: Iterable[Any], found: list[Element]) -> None:
    for item in parts:
        if isinstance(item, dict):
            if "t" in item:
                found.append(cast("Element", item))
            if isinstance(content := item.get("c"), LISTS):
                _add_elements(content, found)
            elif isinstance(content, dict):
                _add_elements((content,), found)
        elif isinstance(item, LISTS):
            _add_elements(item, found)


def is_leaf(part: Any) -> bool:
    """Whether `part` is an element with nothing but a word in it, or nothing at all, as most are: it can stand in the
    tree that is made as it stands in the one that is read."""
    return isinstance(part, dict) and "t" in part and isinstance(part.get("c", ""), str)


def rewritten(part: Any, change: Callable[[Element], Sequence[Element] | None]) -> Any:
    """`part`, any part of a tree, with what `change` gives in the place of each element in its lists.

    Where that is None the element stays, and what is in it is rewritten; what `change` gives is not looked into.
    """
    if isinstance(part, dict):
        return {name: rewritten(value, change) for name, value in part.items()}
    if not isinstance(part, LISTS):
        return part
    found: list[Any] = []
    for item in part:
        if not isinstance(item, dict):
            found.append(rewritten(item, change) if isinstance(item, LISTS) else item)
        elif "t" not in item:
            found.append(rewritten(item, change))
        elif (made := change(cast("Element", item))) is not None:
            found += made
        else:
            found.append(item if isinstance(item.get("c", ""), str) else rewritten(item, change))
    return found


def text_of(inlines: Iterable[Inline], within: Collection[str]) -> str:
    """The words in `inlines`, and a space for each gap; of what holds others, what is of the kinds `within` is read."""
    return "".join(_texts(inlines, within))


def _texts(inlines: Iterable[Inline], within: Collection[str]) -> Iterator[str]:
    for inline in inlines:
        if inline["t"] == "Str":
            yield inline["c"]
        elif inline["t"] in GAPS:
            yield " "
        elif inline["t"] in within:
            yield from _texts(inlines_in(inline) or (), within)
