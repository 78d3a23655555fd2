"""No class that an author gives is one of those that templates, style sheets or code give to what they make."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from paperbuild.model.classes import MEANT, written_class
from paperbuild.model.formats import Format
from paperbuild.model.project import Project
from tests.output.markup import built, everything, html_of, text_of, tree_of, with_attribute
from tests.places import ROOT

MakeProject = Callable[[Mapping[str, str | bytes]], Project]

BASE = {"content/paper.toml": 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'}
CALCULATED = {
    "design-*": ("design-house", "design-plain"),
    "level-*": tuple(f"level-{level}" for level in range(1, 7)),
    "part-*": ("part-front", "part-body", "part-back"),
    "*": ("numbered", "unnumbered"),
}
"""The classes that a template puts together."""
PANDOCS = {"math", "inline", "display"}
"""The classes that pandoc gives, and no section without what they are for has any use of."""


def _selected(sheet: str) -> Iterator[str]:
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    sheet = re.sub(r'url\([^)]*\)|"[^"]*"|\{[{%#].*?[}%#]\}', "", sheet, flags=re.DOTALL)
    for selector in re.findall(r"([^{};]*)\{", sheet):
        yield from re.findall(r"\.(-?[A-Za-z_][\w-]*)", selector)


def _given(markup: str) -> Iterator[str]:
    markup = re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL)
    plain = re.sub(r"\{[{%#].*?[}%#]\}", "*", markup, flags=re.DOTALL)
    for classes in re.findall(r'class="([^"]*)"', plain):
        for name in classes.replace("**", "*").split():
            yield from CALCULATED.get(name, (name.removesuffix("*"),))


def _of_templates() -> Iterator[str]:
    for path in (ROOT / "templates").rglob("*"):
        text = path.read_text() if path.is_file() else ""
        if path.suffix == ".css" or path.name.endswith(".css.jinja"):
            yield from _selected(text)
        elif path.suffix == ".jinja":
            yield from _given(text)
            for sheet in re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL):
                yield from _selected(sheet)


def _of_code(path: Path) -> Iterator[str]:
    """The classes in tags that a module writes, those that it gives to elements of a tree, its constants for them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" in node.value:
            for classes in re.findall(r'<\w+[^>{}]* class="([\w -]*)"', node.value):
                yield from classes.split()
        elif isinstance(node, ast.keyword) and node.arg == "classes" and isinstance(node.value, ast.List):
            yield from (one.value for one in node.value.elts if isinstance(one, ast.Constant))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            yield from (str(node.value.value) for name in names if name.endswith("_CLASS"))


@pytest.fixture(scope="module")
def own() -> set[str]:
    """Every class that the tool gives to something, or looks for."""
    of_code = {name for path in (ROOT / "src").rglob("*.py") for name in _of_code(path)}
    found = {*_of_templates(), *of_code} - PANDOCS
    assert {"note", "cover", "contents", "broken-reference", "note-call", "section-number", "part-front"} <= found
    return found


def test_no_class_of_an_author_is_one_of_the_tools_own(own: set[str]) -> None:
    reached = {name for name in own - MEANT if written_class(name) in own}
    assert not reached, "add to the classes in model/classes.py, or begin them with pb-"


def test_every_class_in_a_finished_page_is_known(own: set[str]) -> None:
    page = tree_of(html_of(everything()))
    given = {name for element in page.iter() for name in element.get("class", "").split()}
    assert given - PANDOCS <= own | MEANT


def test_a_class_that_means_something_and_one_of_an_authors_own_stay_as_they_are() -> None:
    assert {written_class(name) for name in MEANT} == MEANT
    assert written_class("chart") == "chart"
    assert written_class("cover") == "x-cover"
    assert written_class("pb-anything") == "x-pb-anything"


@pytest.mark.parametrize("name", ["notes", "cover", "contents", "imprint", "part", "heading", "running", "title"])
def test_a_box_with_the_tools_own_name_x(name: str, make_project: MakeProject) -> None:
    text = f"# A\n\n::: {name}\nText of the box.\n:::\n\nA [word]{{.{name}}}.\n\n## B {{.{name}}}\n\nEnd.\n"
    page = tree_of(html_of(built(make_project({**BASE, "content/en/01-a.md": text}), (Format.HTML,))))
    assert [text_of(one).strip() for one in with_attribute(page, "class", f"x-{name}")] == [
        "Text of the box.",
        "word",
        "B",
    ]
