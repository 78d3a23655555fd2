"""The lines on which a change shows: where a statement runs when a test calls for it, its own; and where it runs once,
when its module is imported, those of the functions that use what it makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


def dependent_lines(source: Path, package: Path, first: int, last: int) -> Iterator[tuple[Path, frozenset[int]]]:
    """By modules of `package`, the lines whose behaviour depends on the statement of the module `source` from line
    `first` to `last` (from 1): its own inside a function; otherwise those of all functions of the module that use what
    it makes. If there is none, those of all its functions; if it has none, of the modules that import it."""
    module = _parsed(source)
    if any(function.body[0].lineno <= first for function in _functions(module) if _has(function, first)):
        yield source, frozenset(range(first, last + 1))
        return
    used = _users(module, first)
    own = frozenset(line for function in used or _functions(module) for line in _body(function))
    if own:
        yield source, own
        return
    name = ".".join(source.relative_to(package.parent).with_suffix("").parts)
    for path in sorted(package.rglob("*.py")):
        other = _parsed(path)
        if name in _imported(other):
            yield path, frozenset(line for function in _functions(other) for line in _body(function))


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(node: ast.AST) -> list[Function]:
    return [one for one in ast.walk(node) if isinstance(one, Function)]


def _has(node: ast.stmt, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)


def _body(function: Function) -> range:
    return range(function.body[0].lineno, (function.end_lineno or function.lineno) + 1)


def _users(module: ast.Module, line: int) -> list[Function]:
    """The functions that use what the statement on `line` makes, by way of other statements of the module or not."""
    statement = next((one for one in module.body if _has(one, line)), None)
    if isinstance(statement, Function):
        return [statement]
    wanted = _bound(statement) if statement else set()
    uses: Mapping[ast.stmt, set[str]] = {one: _names(one) for one in module.body}
    found: dict[ast.stmt, None] = {}
    while True:
        more = [one for one in module.body if one not in found and one is not statement and uses[one] & wanted]
        if not more:
            break
        found.update(dict.fromkeys(more))
        wanted |= {name for one in more if not isinstance(one, Function) for name in _bound(one)}
    if isinstance(statement, ast.ClassDef):
        found[statement] = None
    return [function for one in found for function in _functions(one)]


def _bound(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.ClassDef | Function):
        return {statement.name}
    return {one.id for one in ast.walk(statement) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def _names(statement: ast.stmt) -> set[str]:
    return {one.id for one in ast.walk(statement) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _imported(module: ast.Module) -> set[str]:
    froms = [one for one in ast.walk(module) if isinstance(one, ast.ImportFrom) and one.module]
    return {one.module or "" for one in froms} | {f"{one.module}.{alias.name}" for one in froms for alias in one.names}
