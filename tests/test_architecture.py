"""The picture of the house in the README is the house, and what import-linter holds."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.places import ROOT

PACKAGE = ROOT / "src/paperbuild"
ROOMS = re.findall(r"^\| `(\w+)/` \|", (PACKAGE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


# What every module of its kind has: a rule, a command, a language and its forms, a format.
PROTOCOLS = {"RULE", "COMMANDS", "LANGUAGE", "FORMS", "FORMAT", "TERMS", "NAMES", "STRINGS", "PAGES"}


# A file of ours, or a module as `room.module`, that a comment or a docstring names.
_FILE = re.compile(r"(?<![\w./-])(?:[\w-]+/)+[\w.-]+\.(?:py|css|jinja|csl)\b")
_MODULE = re.compile(rf"`((?:{'|'.join(ROOMS)})\.[a-z_.]+)`")
# What someone is to write, and what only some papers have.
_IS_AN_EXAMPLE = re.compile(r"TAG|content/|build/|words/it.jinja")


def files_named(text: str) -> Iterator[str]:
    yield from (path for path in _FILE.findall(text) if not _IS_AN_EXAMPLE.search(path))
    yield from (f"{name.replace('.', '/')}.py" for name in _MODULE.findall(text))


def is_there(named: str) -> bool:
    """Whether it stands in the package, or in the repository; the last part of a module's name may be one in it."""
    tops = (PACKAGE, ROOT, ROOT / "templates")
    path = Path(named)
    also = (path.with_suffix(""), path.parent.with_suffix(".py")) if path.suffix == ".py" else ()
    return any((top / one).exists() for top in tops for one in (path, *also))


def names_of_classes(module: ast.Module) -> Iterator[str]:
    yield from (node.name for node in module.body if isinstance(node, ast.ClassDef))


def names_of_public_constants(module: ast.Module) -> Iterator[str]:
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
            yield from (name for name in found - PROTOCOLS if not name.startswith("_"))


@pytest.mark.parametrize("names", [names_of_classes, names_of_public_constants])
def test_each_name_is_defined_in_one_module(names: Callable[[ast.Module], Iterator[str]]) -> None:
    homes: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in set(names(ast.parse(path.read_text(encoding="utf-8")))):
            homes.setdefault(name, []).append(str(path.relative_to(PACKAGE)))
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_the_table_of_rooms_names_every_room_and_no_other() -> None:
    assert sorted(ROOMS) == sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def test_no_module_stands_outside_the_rooms() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_the_table_has_the_order_that_import_linter_checks() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contract = next(one for one in tools["importlinter"]["contracts"] if one["type"] == "layers")
    layers = [layer.split(" | ") for layer in reversed(contract["layers"]) if layer != "__main__"]
    assert [room for layer in layers for room in sorted(layer, key=ROOMS.index)] == ROOMS


SOURCES = [path for top in ("src", "templates") for path in sorted((ROOT / top).rglob("*.*")) if path.suffix != ".pyc"]


def test_a_file_that_is_named_somewhere_is_there() -> None:
    texts = {
        path: path.read_text(encoding="utf-8") for path in SOURCES if path.suffix in {".py", ".css", ".jinja", ".md"}
    }
    named = {(str(path.relative_to(ROOT)), file) for path, text in texts.items() for file in files_named(text)}
    assert len(named) > 30
    assert sorted((path, file) for path, file in named if not is_there(file)) == []


@pytest.mark.parametrize("text", ["see render/pdf.py", "(engines/weasy_grid.py)", "`syntax.library` wrote it"])
def test_a_file_that_has_moved_is_seen(text: str) -> None:
    assert [file for file in files_named(text) if not is_there(file)]


_MARKUP = re.compile(r"</?[A-Za-z]")
_MAKES_PATTERNS = {"compile", "search", "sub", "match", "fullmatch"}
# Below `engines/` the maker of markup is not known. What these have is theirs or escaped.
SPARED_MARKUP = {
    "engines/formulas.py": "drawings of mathra, and words that are escaped",
    "engines/layout/tagging/claim.py": "each value is escaped with the quotation marks of XML",
    "engines/layout/worker.py": "names of fonts, which are ours",
    "engines/layout/weasy/code.py": "operators of a PDF",
    "engines/layout/weasy/reading.py": "a tag that is compared, with its attributes escaped",
    "engines/layout/weasy/spelling.py": "operators of a PDF",
    "exchange/po/marks.py": "placeholders in the text of a PO file, which is no markup",
    "exchange/po/message.py": "placeholders in the text of a PO file, which is no markup",
}


def makes_markup(node: ast.AST) -> bool:
    """Whether values are put into a text with tags by an f-string, `%` or the `format` of a plain text."""
    if isinstance(node, ast.JoinedStr):
        parts: list[ast.AST] = [*node.values]
        has_values = any(isinstance(part, ast.FormattedValue) for part in parts)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        parts, has_values = [node.left], True
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        parts, has_values = [node.func.value], True
    else:
        return False
    texts = (str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts)
    return has_values and _MARKUP.search("".join(texts)) is not None


def lines_that_make_markup(module: ast.Module) -> Iterator[int]:
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    patterns = {
        inner
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in _MAKES_PATTERNS
        for argument in call.args[:1]
        for inner in ast.walk(argument)
    }
    widths = {one.format_spec for one in ast.walk(module) if isinstance(one, ast.FormattedValue)}  # `{name:<20}`
    for node in ast.walk(module):
        if isinstance(node, ast.expr) and node not in patterns | widths and makes_markup(node):
            yield node.lineno


def test_markup_is_made_only_where_every_value_is_escaped() -> None:
    rooms = ("app", "cli", "compose", "engines", "exchange", "output", "report")
    told = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for room in rooms
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if str(path.relative_to(PACKAGE)) not in SPARED_MARKUP
        for line in lines_that_make_markup(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not told, "output.text.made makes markup, with every value escaped"


@pytest.mark.parametrize(
    "line",
    ["f'<a href=\"{x}\">'", "'<b>%s</b>' % x", "'<i>{}</i>'.format(x)", "[f'</{x}>']", "y(f'{x}<br>')"],
)
def test_markup_that_is_made_without_escaping_is_seen(line: str) -> None:
    assert list(lines_that_make_markup(ast.parse(line))) == [1]


@pytest.mark.parametrize("line", ["made('<a>{}</a>', x)", "re.compile(f'<{x}>')", "f'{x} < {y}'", "'<br>'"])
def test_what_makes_no_markup_of_values_is_not_seen(line: str) -> None:
    assert not list(lines_that_make_markup(ast.parse(line)))
