"""Says what the boxes, pull quotes and tables of a text are, for those who hear it or move in it by keyboard.

Works on pandoc's JSON, before it is written as HTML. The roles are those of DPUB-ARIA 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN

CASE, PULL_QUOTE, TABLE = "case-study", "pull-quote", "table-wide"

_MARK = re.compile(f"{MARK_OPEN}.*?{MARK_CLOSE}")
_SPACE = re.compile(r"\s+")
# What a keyboard stops at: in what is hidden from a screen reader it would be a stop at nothing.
_STOPS = frozenset({"Link", "Note"})
_GAPS = frozenset({"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header"})


def with_roles(blocks: list[Any], strings: Mapping[str, str]) -> list[Any]:
    """`blocks`, the whole of one part, with roles and labels."""
    text = _text_outside_quotes(blocks)
    return [_with_role(block, strings, text) for block in blocks]


def _with_role(block: Any, strings: Mapping[str, str], text: str) -> Any:
    if block["t"] == "Div":
        return _div(block, strings, text)
    if block["t"] == "BlockQuote":
        return {**block, "c": [_with_role(child, strings, text) for child in block["c"]]}
    return _table(block, strings) if block["t"] == "Table" else block


def _div(div: Any, strings: Mapping[str, str], text: str) -> Any:
    (identifier, classes, attributes), blocks = div["c"]
    own: list[list[str]] = []
    if CASE in classes:
        own = [["role", "doc-example"], _name(blocks, strings["case_study"]), ["data-label", strings["case_study"]]]
    elif PULL_QUOTE in classes:
        own = [["role", "doc-pullquote"]]
        own += [["aria-hidden", "true"]] if _is_repetition(div, text) else []
    content = [_with_role(block, strings, text) for block in blocks]
    return {"t": "Div", "c": [[identifier, classes, [*attributes, *own]], content]}


def _name(blocks: list[Any], label: str) -> list[str]:
    heading = next((block for block in blocks if block["t"] == "Header"), None)
    identifier = heading["c"][1][0] if heading else ""
    return ["aria-labelledby", identifier] if identifier else ["aria-label", label]


def _table(table: Any, strings: Mapping[str, str]) -> Any:
    """A table in a box of its own, which scrolls where the screen is narrower than the table."""
    caption = _text(table["c"][1])
    label = f"{strings['table']}: {caption}" if caption else strings["table"]
    attributes = [["role", "region"], ["aria-label", label], ["tabindex", "0"]]
    return {"t": "Div", "c": [["", [TABLE], attributes], [table]]}


def _is_repetition(quote: Any, text: str) -> bool:
    """Whether the part says the words of `quote` elsewhere too, so that nothing is lost to whom it is not read."""
    words = _text(quote)
    has_stop = any(node.get("t") in _STOPS for node in _nodes(quote))
    return (
        bool(words)
        and words.rstrip(".… ").casefold() in text.casefold()
        and not has_stop
        and MARK_OPEN not in _raw_text(quote)
    )


def _text_outside_quotes(blocks: list[Any]) -> str:
    return _text([block for block in blocks if not (block["t"] == "Div" and PULL_QUOTE in block["c"][0][1])])


def _text(node: Any) -> str:
    return _SPACE.sub(" ", _MARK.sub("", _raw_text(node))).strip()


def _raw_text(node: Any) -> str:
    return "".join(_pieces(node))


def _pieces(node: Any) -> Iterator[str]:
    for element in _nodes(node):
        kind = element.get("t")
        if kind == "Str":
            yield element["c"]
        elif kind == "Code":
            yield element["c"][1]
        elif kind in _GAPS:
            yield " "


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every element in `node`, itself included, in the order of the text."""
    if isinstance(node, dict):
        yield node
        yield from _nodes(node.get("c"))
    elif isinstance(node, list):
        for item in node:
            yield from _nodes(item)
