"""A public function that raises what stops the work says so in its docstring."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.places import ROOT

PACKAGE = ROOT / "src" / "paperbuild"
ROOMS = ("app", "engines", "exchange")
MODULES = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def troubles() -> set[str]:
    """The names of the exceptions of the one tree."""
    tree = ast.parse((PACKAGE / "findings" / "errors.py").read_text(encoding="utf-8"))
    found = {"PaperbuildError"}
    for node in tree.body:  # a parent stands before its children
        if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & found:
            found.add(node.name)
    return found


def public(body: list[ast.stmt]) -> Iterator[Function]:
    """The public functions of a module, and the public methods of its public classes."""
    for node in body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public(node.body)


def raised(function: Function, beside: Mapping[str, Function]) -> set[str]:
    """The names of what a function raises, itself or in the functions of its module that it calls, `beside` it."""
    found: set[str] = set()
    seen: set[str] = set()
    left = [function]
    while left:
        for node in ast.walk(left.pop()):
            if isinstance(node, ast.Raise) and node.exc is not None:
                what = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                found.add(ast.unparse(what).split(".")[-1])
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id not in seen:
                seen.add(node.func.id)
                left += [beside[node.func.id]] if node.func.id in beside else []
    return found


def unsaid(source: str, known: set[str]) -> list[str]:
    """`function: exception` for each that a docstring in `source` leaves out."""
    body = ast.parse(source).body
    beside = {node.name: node for node in body if isinstance(node, Function)}
    return [
        f"{function.name}: {name}"
        for function in public(body)
        for name in sorted(known & raised(function, beside))
        if not re.search(rf"\b{name}\b", ast.get_docstring(function) or "")
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_docstring_says_what_its_function_raises(path: Path) -> None:
    assert unsaid(path.read_text(encoding="utf-8"), troubles()) == []


def test_the_tree_of_exceptions_is_found_whole() -> None:
    assert troubles() >= {"UsageError", "MissingToolError", "EngineError", "EngineTimeoutError", "OutputError"}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def f():\n    """Does."""\n    raise UsageError("x") from None', ["f: UsageError"]),
        ('def f():\n    """Does. Raises UsageError."""\n    raise UsageError("x")', []),
        ("def f():\n    if x:\n        raise errors.UsageError", ["f: UsageError"]),
        ("def _f():\n    raise UsageError", []),
        ("def _f():\n    raise UsageError\ndef f():\n    return [_f()]", ["f: UsageError"]),
        ("class A:\n    def f(self):\n        raise UsageError", ["f: UsageError"]),
        ("def f():\n    raise ValueError", []),
    ],
)
def test_what_a_docstring_leaves_out_is_seen(source: str, found: list[str]) -> None:
    assert unsaid(source, {"UsageError"}) == found
