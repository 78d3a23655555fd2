"""What is imported is declared, and what the bytes of a paper depend on has one version."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

from tests.places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Where the modules are imported that only one command needs, which says so where one is missing; and its extra.
OF_COMMANDS = {"verify": "verify", "lsp": "live", "serve": "live"}


def named(requirements: list[str]) -> dict[str, Requirement]:
    return {plain(found.name): found for found in map(Requirement, requirements)}


def plain(name: str) -> str:
    """The one form of a distribution's name (PyPA: name normalization)."""
    return re.sub(r"[-_.]+", "-", name).lower()


NEEDED = named(PROJECT["dependencies"])
OPTIONAL = {room: named(PROJECT["optional-dependencies"][extra]) for room, extra in OF_COMMANDS.items()}
FONTS = named(PROJECT["optional-dependencies"]["fonts"])
PINS = dict(
    line.split("==")
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


def imported(path: Path) -> Iterator[str]:
    """The first steps of the modules that are imported anywhere in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_every_module_that_is_imported_is_of_a_declared_dependency() -> None:
    distributions = packages_distributions()
    for path in (ROOT / "src").rglob("*.py"):
        room = path.relative_to(ROOT / "src" / "paperbuild").parts[0]
        declared = NEEDED | OPTIONAL.get(room, {})
        for module in set(imported(path)) - sys.stdlib_module_names - {"paperbuild"}:
            assert {plain(name) for name in distributions[module]} & set(declared), f"{path}: {module}"


def test_what_bytes_depend_on_is_pinned_to_the_version_that_is_tested() -> None:
    exact = {name: next(iter(found.specifier)) for name, found in NEEDED.items() if "==" in str(found.specifier)}
    assert {"fonttools", "pikepdf", "pydyf", "pypandoc-binary", "weasyprint"} <= set(exact)
    assert {name for name in NEEDED if name.startswith("fontpkg")} <= set(exact)
    assert {name: str(found.specifier) for name, found in FONTS.items()} == {name: f"=={PINS[name]}" for name in FONTS}
    assert {name: pin.version for name, pin in exact.items()} == {name: PINS[name] for name in exact}


def test_the_versions_that_are_tested_are_among_those_that_are_declared() -> None:
    for name, found in (NEEDED | OPTIONAL["verify"] | OPTIONAL["lsp"] | FONTS).items():
        assert found.specifier.contains(PINS[name]), name
