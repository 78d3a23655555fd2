"""Tells in which section, file and line a block of an edition stands: a manuscript's tree knows no lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from paperbuild.compare.editions.edition import WrittenEdition
from paperbuild.compare.editions.nodes import BlockNode
from paperbuild.model.changes import BlockPlace
from paperbuild.model.section import Piece, Section

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, eq=False)
class BlockPlaces:
    """Where the blocks of an edition stand."""

    edition: WrittenEdition

    def of(self, node: BlockNode, part: int) -> BlockPlace:
        """The place of a block in the part with that index. Its line is that of the first piece of the section that has
        its name or begins with the same words, or of the first line that has them; of a table, that of its first row,
        whose caption may stand below."""
        one = self.edition.manuscript.parts[part]
        return BlockPlace(one.identifier, one.number, self.edition.title(part), one.path, self._line(node, one.path))

    def _line(self, node: BlockNode, path: str) -> int:
        section = self._sections.get(path)
        if section is None:
            return 1
        lines = self._lines[path]
        if node.kind == "Table":
            rows = (row for group in node.children if group.kind == "Rows" for row in group.children)
            node = next(rows, node)
        if node.kind == "Row":
            return _line_of(_said(node), section.file.text)
        for leaf in node.leaves():
            if leaf.identifier and leaf.identifier in lines:
                return lines[leaf.identifier]
            if found := lines.get(_start(_own_words(leaf))):
                return found
        return _line_of(_said(node), section.file.text)

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {section.path: section for section in self.edition.manuscript.locale.sections}

    @cached_property
    def _lines(self) -> Mapping[str, Mapping[str, int]]:
        """By the paths of sections, the line of each piece by its identifier and by its first words."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for path, section in self._sections.items():
            for piece in section.pieces:
                line = section.file.position(piece.span.start).line
                for name in _names(piece):
                    found[path].setdefault(name, line)
        return found


def _line_of(said: str, text: str) -> int:
    """The first line of a file that says these words, or that they begin with: that of a row of a table, of a term. The
    first, where there is none, as of what the build has made."""
    wanted = " ".join(_WORD.findall(said.casefold()))
    for number, line in enumerate(text.splitlines(), 1):
        words = " ".join(_WORD.findall(line.casefold()))
        if wanted and words and (wanted in words or f"{wanted} ".startswith(f"{words} ")):
            return number
    return 1


def _names(piece: Piece) -> tuple[str, ...]:
    start = _start(piece.text)
    return tuple(name for name in (piece.identifier, start) if name)


def _said(node: BlockNode) -> str:
    """All that stands in the file of a block and of what is in it."""
    return " ".join(filter(None, map(_own_words, node.leaves())))


def _own_words(node: BlockNode) -> str:
    """The words that stand in the file: not those that a citation style wrote or a count made."""
    if node.whole:
        return str(node.whole)
    kept = [
        token for token in node.tokens if not token.is_cited and not (token.inline["t"] == "Span" and not token.is_gap)
    ]
    return "".join(token.text for token in kept)


def _start(text: str) -> str:
    """What a block is known by: its first words, in small letters."""
    return " ".join(_WORD.findall(text.casefold())[:12])
