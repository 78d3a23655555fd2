"""Says what the boxes, pull quotes and tables of a text are, for those who hear it or move in it by keyboard.

Works on pandoc's JSON, before it is written as HTML. The roles are those of DPUB-ARIA 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from paperbuild.compose.numbered import LABEL_CLASS
from paperbuild.engines.pandoc_tree import attr, div, elements
from paperbuild.model.classes import CASE_CLASS, PULL_QUOTE_CLASS
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DivBlock, Part, TableBlock

TABLE = "table-wide"

_MARK = re.compile(f"{MARK_OPEN}.*?{MARK_CLOSE}")
_SPACE = re.compile(r"\s+")
# What a keyboard stops at: in what is hidden from a screen reader it would be a stop at nothing.
_STOPS = frozenset({"Link", "Note"})
# Between what stands before these and after them there is a space.
_BETWEEN = frozenset({"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header"})


def with_roles(blocks: list[Block], strings: Mapping[str, str]) -> list[Block]:
    """`blocks`, the whole of one part, with roles and labels."""
    text = _text_outside_quotes(blocks)
    return [_with_role(block, strings, text) for block in blocks]


def _with_role(block: Block, strings: Mapping[str, str], text: str) -> Block:
    if block["t"] == "Div":
        return _div(block, strings, text)
    if block["t"] == "BlockQuote":
        return {"t": "BlockQuote", "c": [_with_role(child, strings, text) for child in block["c"]]}
    return _table(block, strings) if block["t"] == "Table" else block


def _div(box: DivBlock, strings: Mapping[str, str], text: str) -> DivBlock:
    (identifier, classes, attributes), blocks = box["c"]
    own: list[tuple[str, str]] = []
    if CASE_CLASS in classes:
        own = [("role", "doc-example"), _name(blocks, strings["case_study"]), ("data-label", strings["case_study"])]
    elif PULL_QUOTE_CLASS in classes:
        own = [("role", "doc-pullquote")]
        own += [("aria-hidden", "true")] if _is_repetition(box, text) else []
    content = [_with_role(block, strings, text) for block in blocks]
    return div(attr(identifier, classes, [*attributes, *own]), content)


def _name(blocks: list[Block], label: str) -> tuple[str, str]:
    headings = (block["c"] for block in blocks if block["t"] == "Header")
    identifier = next((attributes[0] for _, attributes, _ in headings), "")
    return ("aria-labelledby", identifier) if identifier else ("aria-label", label)


def _table(table: TableBlock, strings: Mapping[str, str]) -> DivBlock:
    """A table in a box of its own, which scrolls where the screen is narrower than the table."""
    caption = _text(table["c"][1])
    is_labelled = any(one["t"] == "Span" and LABEL_CLASS in one["c"][0][1] for one in elements(table["c"][1]))
    label = f"{strings['table']}: {caption}" if caption and not is_labelled else caption or strings["table"]
    return div(
        attr(classes=[TABLE], attributes=[("role", "region"), ("aria-label", label), ("tabindex", "0")]), [table]
    )


def _is_repetition(quote: DivBlock, text: str) -> bool:
    """Whether the part says the words of `quote` elsewhere too, so that nothing is lost to whom it is not read."""
    words = _text(quote)
    has_stop = any(element["t"] in _STOPS for element in elements(quote))
    return (
        bool(words)
        and words.rstrip(".… ").casefold() in text.casefold()
        and not has_stop
        and MARK_OPEN not in _raw_text(quote)
    )


def _text_outside_quotes(blocks: list[Block]) -> str:
    return _text([block for block in blocks if not (block["t"] == "Div" and PULL_QUOTE_CLASS in block["c"][0][1])])


def _text(part: Part) -> str:
    return _SPACE.sub(" ", _MARK.sub("", _raw_text(part))).strip()


def _raw_text(part: Part) -> str:
    return "".join(_pieces(part))


def _pieces(part: Part) -> Iterator[str]:
    for element in elements(part):
        if element["t"] == "Str":
            yield element["c"]
        elif element["t"] == "Code":
            yield element["c"][1]
        elif element["t"] in _BETWEEN:
            yield " "
