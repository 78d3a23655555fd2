"""A small change of one module, and all those that can be made of its text.

What a change is, mutmut says (its table of operators: `<` for `<=`, `and` for `or`, None for an argument, a word in
capitals, …). Which places are changed, and which changes are tried, we say: see `sample.py` and `spared.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import libcst
from libcst.metadata import CodeRange, MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from bench.mutants.spared import is_skipped, is_spared

_SHOWN = 70  # letters of what is shown of a change


@dataclass(frozen=True)
class Mutant:
    """One change of the module `path`: `before` became `after` on `line` (from 1), in a statement that goes from line
    `first` to line `last`. `text` is the whole module, changed."""

    path: Path
    line: int
    first: int
    last: int
    before: str
    after: str
    text: str

    @property
    def shown(self) -> str:
        """The change in one line."""
        return f"{_short(self.before)}  ->  {_short(self.after)}"


@dataclass(frozen=True)
class Place:
    """A place in a module that can be changed, and what can stand there instead."""

    path: Path
    module: libcst.Module
    node: libcst.CSTNode
    others: Sequence[libcst.CSTNode]
    lines: tuple[int, int, int]

    def mutant(self, number: int) -> Mutant:
        """The module with the change of that number, from 0."""
        other = self.others[number]
        changed = libcst.ensure_type(self.module.deep_replace(self.node, other), libcst.Module)
        return Mutant(self.path, *self.lines, self._code(self.node), self._code(other), changed.code)

    def _code(self, node: libcst.CSTNode) -> str:
        return self.module.code_for_node(node)


def places(root: Path, path: Path) -> list[Place]:
    """Every place of the module `path` of the repository `root` that may be changed, in its order, with the changes
    that are not spared."""
    wrapper = MetadataWrapper(libcst.parse_module((root / path).read_text(encoding="utf-8")), unsafe_skip_copy=True)
    parents = wrapper.resolve(ParentNodeProvider)
    ranges = wrapper.resolve(PositionProvider)
    found = []
    for node in _walk(wrapper.module):
        others = [other for other in _changed(node) if not is_spared(node, other, parents)]
        if others:
            found.append(Place(path, wrapper.module, node, others, _lines(node, parents, ranges)))
    return found


def _walk(node: libcst.CSTNode) -> Iterator[libcst.CSTNode]:
    if is_skipped(node):
        return
    yield node
    for child in node.children:
        yield from _walk(child)


def _changed(node: libcst.CSTNode) -> Iterator[libcst.CSTNode]:
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from operator(node)


def _lines(
    node: libcst.CSTNode, parents: Mapping[libcst.CSTNode, libcst.CSTNode], ranges: Mapping[libcst.CSTNode, CodeRange]
) -> tuple[int, int, int]:
    """The line on which `node` begins, and the first and last of the statement, or its head, in which it stands."""
    while node not in ranges:
        node = parents[node]
    line, last = ranges[node].start.line, ranges[node].end.line
    while not isinstance(node, libcst.SimpleStatementLine | libcst.BaseCompoundStatement | libcst.Module):
        node = parents[node]
    if isinstance(node, libcst.SimpleStatementLine):
        last = ranges[node].end.line
    first = line if isinstance(node, libcst.Module) else ranges[node].start.line
    return line, first, last


def _short(code: str) -> str:
    text = " ".join(code.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
