"""Marks in a section's tree what is in another language than the section: what is not translated yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperbuild.compose.complete import Words, words_of
from paperbuild.compose.trees import Around, blocks_in, walked
from paperbuild.engines.pandoc_tree import ATTRIBUTES_AT, attr, inlines_in, span
from paperbuild.language.typography import direction

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block

UNTRANSLATED = "untranslated"

_SILENT = frozenset({"Cite", "Code", "CodeBlock", "Math", "RawInline", "RawBlock"})
_WORDS = frozenset({"Para", "Plain", "Header", "Table"})
_MARKED = frozenset({"Header", "Table"})  # these have attributes of their own


@dataclass(frozen=True)
class Foreign:
    """The blocks that are in `language`, by their `words`. `label` says so where the first of several begins."""

    words: frozenset[Words]
    language: str
    label: str

    @property
    def attributes(self) -> dict[str, str]:
        """What marks an element as being in that language."""
        return {"lang": self.language, "dir": direction(self.language)}


def mark_foreign(blocks: list[Block], foreign: Foreign) -> list[Block]:
    """`blocks`, where those in another language have that language, a class, and the first of a run a label."""
    if not foreign.words:
        return blocks
    blocks = walked(blocks, {})  # what is marked below is this walk's, and not the section's own
    is_labelled = False
    for block in _blocks(blocks):
        is_foreign = words_of(_text(block)) in foreign.words
        if is_foreign and block["t"] in _MARKED:
            _mark(block, foreign)
        elif is_foreign:
            _wrap(block, foreign, foreign.label if not is_labelled else "")
            is_labelled = True
        is_labelled = is_labelled and is_foreign

    def mark_note(note: Any, _: Around) -> None:
        if words_of(_text(note)) in foreign.words:
            for block in _blocks(note["c"]):
                if block["t"] not in _MARKED:
                    _wrap(block, foreign, "")

    made: list[Block] = walked(blocks, {"Note": mark_note})
    return made


def _mark(block: Any, foreign: Foreign) -> None:
    at = ATTRIBUTES_AT[block["t"]]
    identifier, classes, attributes = block["c"][at]
    block["c"][at] = attr(identifier, [*classes, UNTRANSLATED], (dict(attributes) | foreign.attributes).items())


def _wrap(block: Any, foreign: Foreign, label: str) -> None:
    attributes = foreign.attributes | ({"data-label": label} if label else {})
    block["c"] = [span(attr(classes=[UNTRANSLATED], attributes=attributes.items()), block["c"])]


def _blocks(blocks: Iterable[Any]) -> Iterator[Any]:
    """The blocks of words in `blocks`, in the order of the text; those of a table are the table."""
    for block in blocks:
        if block["t"] in _WORDS:
            yield block
        elif block["t"] == "DefinitionList":
            for _, definitions in block["c"]:
                for definition in definitions:
                    yield from _blocks(definition)
        else:
            yield from _blocks(blocks_in(block))


def _text(element: Any) -> str:
    """The words of a block or a note, without notes, citations and code."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    kind, content = element["t"], element.get("c")
    if kind == "Str":
        yield content
    elif kind == "Table":
        _, caption, _, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in body[3]), *foot[1]]
        yield from _all_pieces([*caption[1], *(block for row in rows for cell in row[1] for block in cell[4])])
    elif kind in _SILENT or content is None:
        yield " "
    elif kind in {"Para", "Plain", "Header"}:
        yield from _all_pieces(content[2] if kind == "Header" else content)
        yield " "
    elif kind == "LineBlock":
        yield from (piece for line in content for piece in _all_pieces(line))
        yield " "
    else:
        yield from _all_pieces(inlines_in(element) or blocks_in(element))


def _all_pieces(elements: Iterable[Any]) -> Iterator[str]:
    for element in elements:
        if element["t"] != "Note":
            yield from _pieces(element)
