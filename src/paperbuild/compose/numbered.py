"""Numbers the tables, figures and formulas of a manuscript that have an identifier, and writes their captions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paperbuild.compose.trees import Around, walked
from paperbuild.engines.pandoc_tree import attr, attr_of, div, elements, figure, span, word
from paperbuild.language.labels import Labels
from paperbuild.model.manuscript import MARK_OPEN, NumberedEntry
from paperbuild.model.numbered import FORMULA_CLASS, NumberedKind, numbered_kind

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Block, DivBlock, FigureBlock, Inline, StrInline, TableBlock

LABEL_CLASS, NUMBER_CLASS = "caption-label", "formula-number"
"""The classes of what stands before the words of a caption, and of the number of a formula."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HOLDERS = frozenset({"Div", "BlockQuote", "BulletList", "OrderedList", "DefinitionList"})
_PARAGRAPHS = frozenset({"Para", "Plain"})


@dataclass
class CaptionNumbering:
    """The numbered `entries` of one manuscript so far; their captions begin with `labels`."""

    labels: Labels
    entries: list[NumberedEntry] = field(default_factory=list)
    counts: Counter[NumberedKind] = field(default_factory=Counter)
    part: int = 0

    def numbered(self, blocks: list[Block], part: int) -> list[Block]:
        """`blocks`, those of the part with that index, with a number on everything that is to have one.

        What stands within a numbered figure or table of its kind has a letter behind the number of that: `3a`.
        """
        self.part = part
        return [self._block(block, _Series()) for block in blocks] if _has_numbered(blocks) else blocks

    def _block(self, block: Any, series: _Series) -> Any:
        kind = block["t"]
        if kind in _PARAGRAPHS:
            return {**block, "c": walked(block["c"], {"Span": self._formula})}
        if kind in {"Table", "Figure", "Div"}:
            of = numbered_kind(block["c"][0][0])
            if of in {NumberedKind.TABLE, NumberedKind.FIGURE}:
                return self._captioned(block, of, series)
        return self._within(block, series) if kind in _HOLDERS | {"Figure"} else block

    def _within(self, block: Any, series: _Series) -> Any:
        """What holds other blocks, with these numbered."""
        kind, content = block["t"], block["c"]
        if kind == "BlockQuote":
            return {"t": kind, "c": [self._block(one, series) for one in content]}
        if kind == "BulletList":
            return {"t": kind, "c": [[self._block(one, series) for one in item] for item in content]}
        if kind == "DefinitionList":
            said = [
                (term, [[self._block(one, series) for one in each] for each in one_said]) for term, one_said in content
            ]
            return {"t": kind, "c": said}
        *first, last = content
        if kind == "OrderedList":
            return {"t": kind, "c": [*first, [[self._block(one, series) for one in item] for item in last]]}
        return {"t": kind, "c": [*first, [self._block(one, series) for one in last]]}

    def _captioned(self, block: Any, kind: NumberedKind, series: _Series) -> Block:
        if block["t"] == "Div":
            block = _with_caption(block, kind)
        identifier = block["c"][0][0]
        number = series.next(kind) or self._next(kind)
        at = len(self.entries)
        self.entries.append(self._entry(kind, number, identifier, []))
        inner = _Series(kind, number)
        if block["t"] == "Div":  # a table in it has the caption
            attributes, held = block["c"]
            return div(attributes, [self._labelled_table(one, at) if one["t"] == "Table" else one for one in held])
        if block["t"] == "Figure":
            attributes, caption, held = block["c"]
            held = [self._block(one, inner) for one in held]
            return figure(attributes, self._caption(caption, at), held)
        return self._labelled_table(block, at)

    def _labelled_table(self, table: TableBlock, at: int) -> TableBlock:
        content: Any = [*table["c"]]
        content[1] = self._caption(content[1], at)
        return {"t": "Table", "c": content}

    def _caption(self, caption: Any, at: int) -> Any:
        """A caption with the label of the entry number `at` before it; the entry gets its words."""
        short, blocks = caption
        entry = self.entries[at]
        first = blocks[0]["c"] if blocks and blocks[0]["t"] in _PARAGRAPHS else []
        rest = blocks[1:] if first else blocks
        self.entries[at] = self._entry(entry.kind, entry.number, entry.identifier, first)
        lead = labelled(entry.label, self.labels, has_words=bool(first))
        return [short, [{"t": "Plain", "c": [*lead, *first]}, *rest]]

    def _formula(self, element: Any, _: Around) -> Any:
        (identifier, classes, attributes), content = element["c"]
        if FORMULA_CLASS not in classes or numbered_kind(identifier) is not NumberedKind.FORMULA:
            return None
        number = self._next(NumberedKind.FORMULA)
        self.entries.append(self._entry(NumberedKind.FORMULA, number, identifier, []))
        mark = span(attr(classes=[NUMBER_CLASS]), [word(f"({number})")])
        return span(attr(identifier, classes, attributes), [*content, mark])

    def _next(self, kind: NumberedKind) -> str:
        self.counts[kind] += 1
        return str(self.counts[kind])

    def _entry(self, kind: NumberedKind, number: str, identifier: str, words: list[Inline]) -> NumberedEntry:
        is_captioned = kind is not NumberedKind.FORMULA
        label = self.labels.caption_label(kind.value, number) if is_captioned else f"({number})"
        title: list[Inline] = walked(words, {"Str": _without_call})
        return NumberedEntry(kind, number, identifier, label, tuple(title), self.part)


@dataclass
class _Series:
    """The letters within a numbered figure or table: `kind` and `number` are its own."""

    kind: NumberedKind | None = None
    number: str = ""
    count: int = 0

    def next(self, kind: NumberedKind) -> str:
        """The number of the next of that `kind` within it; empty where it is numbered by itself."""
        if kind is not self.kind or self.count >= len(_LETTERS):
            return ""
        self.count += 1
        return f"{self.number}{_LETTERS[self.count - 1]}"


def labelled(label: str, labels: Labels, *, has_words: bool) -> list[Inline]:
    """What stands before the words of a caption: the `label` with the mark behind it, and the space."""
    gap = labels.after_label if has_words else ""
    mark = gap.rstrip() if gap[:1].strip() else ""
    space = gap[len(mark) :]
    inlines: list[Inline] = [span(attr(classes=[LABEL_CLASS]), [word(label + mark)])]
    if space:
        inlines.append({"t": "Space"} if space == " " else word(space))
    return inlines


def _with_caption(box: DivBlock, kind: NumberedKind) -> DivBlock | FigureBlock:
    """A numbered div: one around a table has that with its caption; any other becomes a figure. The last paragraph in
    it is the caption, where the table has none (Quarto)."""
    (identifier, classes, attributes), blocks = box["c"]
    tables = [block for block in blocks if block["t"] == "Table"]
    words = blocks[-1]["c"] if len(blocks) > 1 and blocks[-1]["t"] == "Para" else []
    if kind is NumberedKind.TABLE and len(tables) == 1:
        if not tables[0]["c"][1][1] and words:
            content: Any = [*tables[0]["c"]]
            content[1] = [None, [{"t": "Plain", "c": words}]]
            made: Any = {"t": "Table", "c": content}
            return div(box["c"][0], [made if one is tables[0] else one for one in blocks[:-1]])
        return box
    held = blocks[:-1] if words else blocks
    caption: Any = [None, [{"t": "Plain", "c": words}] if words else []]
    return figure(attr(identifier, classes, attributes), caption, held)


def _has_numbered(blocks: list[Block]) -> bool:
    return any(numbered_kind(identifier) for identifier in _identifiers(blocks))


def _identifiers(blocks: list[Block]) -> Iterator[str]:
    yield from (attributes[0] for one in elements(blocks) if (attributes := attr_of(one)))


def _without_call(text: StrInline, _: Around) -> list[Inline] | None:
    return [] if text["c"].startswith(f"{MARK_OPEN}n") else None
