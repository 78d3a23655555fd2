"""Writes translations into the text of a section: each in the place of what it replaces, or where its block is missing
from the translation, after the block that it follows in the source. No other byte of the text changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperbuild.exchange.po.entries import TextPair, TranslationEntry
from paperbuild.exchange.po.grid import Slot, grid_of, relaid
from paperbuild.exchange.po.style import line_end_of, note, set_in, width_of
from paperbuild.exchange.po.units import Standing, Unit
from paperbuild.exchange.po.writer import USUAL_MARKS, markdown_of
from paperbuild.findings.source import Span
from paperbuild.model.blocks import Block
from paperbuild.model.section import PieceKind, Section

_CLOSING = re.compile(r"^[ \t>]*:{3,}[ \t]*(?=\r?$)", re.MULTILINE)
_CELLS = {Standing.CELL, Standing.GRID}
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class WantedText:
    """A text of a section, the message that is `wanted` in its place, how the placeholders in it are written, and
    what the translator's notes say that it calls and the section does not have yet."""

    text: TextPair
    entry: TranslationEntry
    wanted: str
    marks: Mapping[str, str]
    own_notes: Mapping[str, str] = field(default_factory=dict)

    def markdown(self, unit: Unit, width: int) -> str:
        """The translation as it stands in the place of `unit`."""
        if unit.layout is Standing.KEPT:
            return set_in(self.wanted, unit, width)
        marks = {**USUAL_MARKS, **self.marks}
        return set_in(markdown_of(self.wanted, marks, is_cell=unit.layout in _CELLS), unit, width)


class NoPlaceError(Exception):
    """Nobody can tell where the translation of the text `context` belongs. `hint` says what to do."""

    def __init__(self, context: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.context = context
        self.hint = hint


_Edit = tuple[Span, str]


def woven(changes: Sequence[WantedText]) -> str:
    """The text of the translated section with `changes` in it, all of them of one section. Where there is no such
    section yet, it is the source's. Raises NoPlaceError."""
    first = changes[0].text
    if first.translated is None:
        return _with_notes(in_source(changes), changes, first.section)
    section = first.translated.translated
    if section.file.bad_bytes is not None:
        message = f"`{section.path}` is not UTF-8, so nothing can be written into it"
        raise NoPlaceError(changes[0].entry.context, message, "save that file as UTF-8")
    text = section.file.text
    there = [(change, change.text.unit) for change in changes if change.text.unit]
    edits = [*_replacements(text, there, section), *_insertions(text, [c for c in changes if not c.text.unit])]
    return _with_notes(_edited(text, edits), changes, section)


def _with_notes(text: str, changes: Sequence[WantedText], section: Section) -> str:
    """`text` with the translators' notes of `changes` at its end, in lines as wide as those of `section`."""
    notes = {slug: words for change in changes for slug, words in change.own_notes.items()}
    if not notes:
        return text
    line_end, kept = line_end_of(text), text.rstrip()
    width = width_of(section)
    written = (note(slug, markdown_of(words, USUAL_MARKS), width, line_end) for slug, words in notes.items())
    return kept + "".join(line_end * 2 + one for one in written) + (text[len(kept) :] or line_end)


def in_source(changes: Sequence[WantedText]) -> str:
    """The text of the source's section with `changes` in it."""
    section = changes[0].text.section
    text = section.file.text
    return _edited(text, _replacements(text, ((change, change.text.source) for change in changes), section))


def _edited(text: str, edits: Iterable[_Edit]) -> str:
    for span, written in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[: span.start] + written + text[span.end :]
    return text


def _replacements(text: str, changes: Iterable[tuple[WantedText, Unit]], section: Section) -> Iterator[_Edit]:
    width = width_of(section)
    drawn: dict[Block, dict[Slot, str]] = {}
    for change, unit in changes:
        written = change.markdown(unit, width)
        if unit.layout is Standing.GRID:
            row, column = unit.part.removeprefix("cell ").split(".")
            drawn.setdefault(unit.block, {})[int(row), int(column)] = written
        else:
            yield (_padded(text, unit.span, written) if unit.layout is Standing.CELL else (unit.span, written))
    for block, cells in drawn.items():
        if grid := grid_of(text, block.span):
            yield grid.span, relaid(grid, cells, line_end_of(text))


def _padded(text: str, span: Span, written: str) -> _Edit:
    """A cell with as much white space after it as keeps the columns where they are, if there is room."""
    space = len(text[span.end :]) - len(text[span.end :].lstrip(" "))
    room = span.end - span.start + max(space - 1, 0)
    end = min(span.end + max(space - 1, 0), len(text))
    return Span(span.start, end), written.ljust(room)


# Missing blocks


def _insertions(text: str, changes: Sequence[WantedText]) -> Iterator[_Edit]:
    if not changes:
        return
    weaver = _Weaver(text, changes)
    found: dict[int, str] = {}
    for root in weaver.roots:
        at, written = weaver.insertion(root)
        found[at] = found.get(at, "") + written
    yield from ((Span(at, at), written) for at, written in found.items())


class _Weaver:
    def __init__(self, text: str, changes: Sequence[WantedText]) -> None:
        translated = changes[0].text.translated
        assert translated is not None  # noqa: S101 - a missing section is written as a whole
        self.text = text
        self.section = changes[0].text.section
        self.path = translated.translated.path
        self.changes = changes
        self.counterparts: Mapping[Block, Block] = {a: b for a, b in translated.pairs if a and b}
        self.source = sorted((a for a, _ in translated.pairs if a), key=lambda block: block.span)
        self.translation = [b for _, b in translated.pairs if b]
        self.ends: dict[Block, int] = {}  # where what was put in for a block of the source ends
        wanted = {self._root(change) for change in changes}
        self.roots = [block for block in self.source if block in wanted]

    def _root(self, change: WantedText) -> Block:
        """What is missing as a whole: the block, or the outermost of what holds it."""
        block = change.text.source.block
        if change.text.block is not None:
            place = change.text.block.place
            raise NoPlaceError(
                change.entry.context,
                f"`{place}` has no counterpart of `{change.text.source.part}` at `{block.place}`",
                "give the translation the structure of the source first: see `paperbuild check`",
            )
        while block.holder is not None and block.holder not in self.counterparts:
            block = block.holder
        return block

    def insertion(self, root: Block) -> tuple[int, str]:
        """Where `root` is put in, and as what."""
        before = self._before(root)
        line_end = line_end_of(self.text)
        written = _LINE_END.sub(lambda _: line_end, self._written(root))
        if before is not None:
            at = self.ends.get(before) or _end(self.text, self.counterparts[before], self.translation)
            gap = line_end if self._is_tight(before, root) else line_end * 2
            self.ends[root] = at
            return at, gap + written
        at = self._top(root)
        self.ends[root] = at
        if at == len(self.text.rstrip()):
            return at, line_end * 2 + written
        return at, written + line_end * 2

    def _before(self, root: Block) -> Block | None:
        """The block before `root`, beside it, that the translation has, or has by now."""
        is_note = root.kind is PieceKind.NOTE
        beside = [
            block
            for block in self.source
            if block.holder is root.holder and block.span < root.span and (block.kind is PieceKind.NOTE) == is_note
        ]
        return next((block for block in reversed(beside) if block in self.counterparts or block in self.ends), None)

    def _top(self, root: Block) -> int:
        """Where `root` is put in as the first of its kind: before what follows it, or at the end of the file."""
        if root.kind is PieceKind.NOTE:
            return len(self.text.rstrip())
        beside = (block for block in self.source if block.holder is root.holder and block.span > root.span)
        after = next(
            (block for block in beside if block in self.counterparts and block.kind is not PieceKind.NOTE), None
        )
        if after is not None:
            return self.text.rfind("\n", 0, self.counterparts[after].span.start) + 1
        if root.holder is None:
            return len(self.text.rstrip())
        change = next(change for change in self.changes if self._root(change) is root)
        raise NoPlaceError(
            change.entry.context,
            f"paperbuild cannot tell where `{root.place}` belongs in `{self.path}`",
            "copy the block from the source to its place, and import again",
        )

    def _is_tight(self, before: Block, root: Block) -> bool:
        """Whether the source has no empty line between two items of a list."""
        between = self.section.file.text[before.span.end : root.span.start]
        return {before.kind, root.kind} == {PieceKind.ITEM} and between.count("\n") < 2

    def _written(self, root: Block) -> str:
        """The lines of `root` in the source, with the translations in their places."""
        text = self.section.file.text
        start = text.rfind("\n", 0, root.span.start) + 1
        end = _end(text, root, self.source)
        inside = [(c, c.text.source) for c in self.changes if start <= c.text.source.span.start < end]
        edits = [(Span(s.start - start, s.end - start), new) for s, new in _replacements(text, inside, self.section)]
        return _edited(text[start:end], edits)


def _end(text: str, block: Block, blocks: Sequence[Block]) -> int:
    """Where a block ends, with all that it holds and the line that closes it."""
    if block.is_text:
        return block.span.end
    end = max([block.span.end, *(one.span.end for one in blocks if _is_within(one, block))])
    closing = _CLOSING.search(text, end) if block.kind is not PieceKind.QUOTE else None
    return closing.end() if closing else end


def _is_within(block: Block, holder: Block) -> bool:
    around = block.holder
    while around is not None and around is not holder:
        around = around.holder
    return around is not None
