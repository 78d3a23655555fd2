"""Measures how long the functions of the code are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles


@dataclass(frozen=True, order=True)
class Function:
    """A function and how many lines it has, its decorators and its docstring included."""

    lines: int
    path: str
    name: str
    line: int


@dataclass(frozen=True)
class Lengths:
    """The longest functions, longest first, and how long the others are."""

    longest: tuple[Function, ...]
    count: int
    median: float
    ninetieth_percentile: float


def lengths(folder: Path, most: int = 10) -> Lengths:
    """The lengths of all functions below `folder`, and the `most` longest of them."""
    found = sorted((one for path in sorted(folder.rglob("*.py")) for one in _functions(path)), reverse=True)
    lines = [one.lines for one in found]
    return Lengths(tuple(found[:most]), len(found), median(lines), quantiles(lines, n=10)[-1])


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield Function((node.end_lineno or first) - first + 1, path.as_posix(), node.name, first)
