"""Says what the boxes, callouts, pull quotes and tables of a text are, for those who hear it or move in it by keyboard.

Works on pandoc's JSON, before it is written as HTML. The roles are those of DPUB-ARIA 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperbuild.compose.numbered import LABEL_CLASS
from paperbuild.engines.pandoc_tree import attr, div, elements
from paperbuild.model.classes import CASE_CLASS, LANDSCAPE_CLASS, PAGE_BREAK_CLASSES, PULL_QUOTE_CLASS, callout_kind
from paperbuild.model.manuscript import MARK_CLOSE, MARK_OPEN
from paperbuild.output.text.callouts import as_callout

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DivBlock, Part, Row, TableBlock

TABLE, LANDSCAPE, PAGE_BREAK = "table-wide", "pb-landscape", "pb-page-break"

_MARK = re.compile(f"{MARK_OPEN}.*?{MARK_CLOSE}")
_SPACE = re.compile(r"\s+")
# What a keyboard stops at: in what is hidden from a screen reader it would be a stop at nothing.
_STOPS = frozenset({"Link", "Note"})
# Between what stands before these and after them there is a space.
_BETWEEN = frozenset({"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header"})


def with_roles(blocks: list[Block], strings: Mapping[str, str], locale: str, *, is_note: bool = False) -> list[Block]:
    """`blocks`, the whole of one part or, where it `is_note`, of a note in the language of `locale`, with roles and
    labels. The tables of a note stand in no boxes."""
    return _Roles(strings, locale, _text_outside_quotes(blocks), has_room=not is_note).blocks(blocks)


@dataclass(frozen=True)
class _Roles:
    """Walks through a part. `text` is what it says outside its pull quotes; in notes and cells tables have no room for
    boxes of their own."""

    strings: Mapping[str, str]
    locale: str
    text: str
    has_room: bool

    def blocks(self, blocks: list[Block]) -> list[Block]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> Block:
        match block["t"]:
            case "Div":
                return self._div(block)
            case "Table":
                table = self._with_cells(block)
                return _table(table, self.strings) if self.has_room else table
            case "BlockQuote":
                return {"t": "BlockQuote", "c": self.blocks(block["c"])}
            case "BulletList":
                return {"t": "BulletList", "c": [self.blocks(item) for item in block["c"]]}
            case "OrderedList":
                numbers, items = block["c"]
                return {"t": "OrderedList", "c": (numbers, [self.blocks(item) for item in items])}
            case "DefinitionList":
                terms = [(term, [self.blocks(one) for one in said]) for term, said in block["c"]]
                return {"t": "DefinitionList", "c": terms}
        return block

    def _with_cells(self, table: TableBlock) -> TableBlock:
        own, caption, columns, (head, above), bodies, (foot, below) = table["c"]
        parts = [(part, count, self._rows(first), self._rows(rows)) for part, count, first, rows in bodies]
        content = (own, caption, columns, (head, self._rows(above)), parts, (foot, self._rows(below)))
        return {"t": "Table", "c": content}

    def _rows(self, rows: list[Row]) -> list[Row]:
        cells = replace(self, has_room=False)
        return [(own, [(*cell[:4], cells.blocks(cell[4])) for cell in row]) for own, row in rows]

    def _div(self, box: DivBlock) -> DivBlock:
        (identifier, classes, attributes), blocks = box["c"]
        own: list[tuple[str, str]] = []
        if kind := callout_kind(classes):
            return as_callout(kind, box, self.blocks(blocks), self.locale)
        if CASE_CLASS in classes:
            label = self.strings["case_study"]
            own = [("role", "doc-example"), _name(blocks, label), ("data-label", label)]
        elif PULL_QUOTE_CLASS in classes:
            own = [("role", "doc-pullquote")]
            own += [("aria-hidden", "true")] if _is_repetition(box, self.text) else []
        return div(attr(identifier, [*classes, *_page_classes(classes)], [*attributes, *own]), self.blocks(blocks))


def _page_classes(classes: Collection[str]) -> Iterator[str]:
    """What style sheets know a div by that is on pages turned to the side, or begins a page."""
    if LANDSCAPE_CLASS in classes:
        yield LANDSCAPE
    if any(name in PAGE_BREAK_CLASSES for name in classes):
        yield PAGE_BREAK


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
