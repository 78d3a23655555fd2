"""What the package offers to Python: whole, described, typed, and the same as what the commands do."""

from __future__ import annotations

import ast
import datetime
import doctest
import importlib
import inspect
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import paperbuild
from paperbuild.app.create import init
from tests.places import PAPERS, ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src" / "paperbuild"
OFFERED = [name for name in paperbuild.__all__ if name != "__version__"]
FUNCTIONS = [name for name in OFFERED if inspect.isfunction(getattr(paperbuild, name))]


def command(folder: Path, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "paperbuild", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stderr
    return done


# The list


def test_all_that_is_offered_is_listed_described_and_on_the_page() -> None:
    assert dir(paperbuild) == sorted(paperbuild.__all__)
    for name in OFFERED:
        assert inspect.getdoc(getattr(paperbuild, name)), name
        assert re.search(rf"`{name}\b|paperbuild\.{name}\b", PAGE), name


def test_types_are_those_of_what_is_there() -> None:
    stub = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    imported = {
        alias.name: node.module for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert imported == {name: f"paperbuild.{home}" for name, home in paperbuild._HOMES.items()}
    (listed,) = (node.value for node in stub.body if isinstance(node, ast.Assign))
    assert sorted(ast.literal_eval(listed)) == sorted(paperbuild.__all__)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_takes_gives_and_raises(name: str) -> None:
    function = getattr(paperbuild, name)
    signature = inspect.signature(function)
    annotated = [parameter.annotation for parameter in signature.parameters.values()] + [signature.return_annotation]
    assert inspect.Signature.empty not in annotated
    described = inspect.getdoc(function) or ""
    raised = re.findall(r"\b\w+Error\b", described[described.index("Raises ") :])
    assert raised
    assert set(raised) <= set(OFFERED)


def test_no_name_is_that_of_a_room_which_would_take_its_place() -> None:
    assert FUNCTIONS == ["build", "check", "load", "status"]
    assert set(OFFERED) & {path.name for path in PACKAGE.iterdir()} == set()
    importlib.import_module("paperbuild.checks.check")
    assert inspect.isfunction(paperbuild.check)


def test_a_name_that_is_not_offered_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        paperbuild.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_importing_the_package_imports_nothing_of_it() -> None:
    program = "import sys, paperbuild; paperbuild.__version__; print([m for m in sys.modules if 'paperbuild.' in m])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


# The page


def test_the_examples_on_the_page_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path / "housing", "en", datetime.date(2026, 9, 1))
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
    told: list[str] = []
    examples = doctest.DocTestParser().get_doctest(code, {}, "docs/api.md", None, None)
    results = doctest.DocTestRunner().run(examples, out=told.append)
    assert results.failed == 0, "".join(told)
    assert results.attempted > 15


# The same as the commands


def test_check_finds_what_the_command_does() -> None:
    folder = PAPERS / "half-translated"
    found = [
        (one.rule, one.path, one.start.line, one.start.column, one.message)
        for one in paperbuild.check(paperbuild.load(folder))
    ]
    told = json.loads(command(folder, "check", "--format", "json").stdout)["diagnostics"]
    assert found == [(one["rule"], one["path"], one["line"], one["column"], one["message"]) for one in told]
    assert found


def test_status_is_what_the_command_tells_programs() -> None:
    folder = PAPERS / "half-translated"
    told = json.loads(command(folder, "status", "--format", "json").stdout)
    assert paperbuild.status(paperbuild.load(folder)) == told
    assert [one["locale"] for one in told["locales"]] == ["de"]


@pytest.mark.pango
@pytest.mark.slow
def test_build_gives_the_bytes_that_the_command_writes(tmp_path: Path) -> None:
    folder = tmp_path / "bilingual"
    shutil.copytree(PAPERS / "bilingual", folder)
    command(folder, "build")
    built = paperbuild.build(paperbuild.load(folder))
    written = {
        (path.parent.name, path.suffix[1:]): path.read_bytes()
        for path in (folder / "build").glob("*/*")
        if path.suffix[1:] in list(paperbuild.Format)
    }
    assert dict(built.files) == written
    assert {locale for locale, _ in written} == {"en", "fr"}
    assert len(written) == 6


def test_a_locale_or_a_format_that_there_is_not_is_told_with_what_there_is() -> None:
    project = paperbuild.load(PAPERS / "bilingual")
    with pytest.raises(paperbuild.UsageError, match="no locale `de`"):
        paperbuild.build(project, ["html"], ["de"])
    with pytest.raises(paperbuild.UsageError, match="no format `pfd`") as told:
        paperbuild.build(project, ["pfd"])
    assert told.value.hint == "did you mean `pdf`?"


def test_a_template_that_fails_stops_the_build_of_all() -> None:
    project = paperbuild.load(PAPERS / "bilingual")
    page = replace(project.templates["page.html.jinja"], text="{{ nothing.at.all }}")
    failing = replace(project, templates={**project.templates, "page.html.jinja": page})
    built = paperbuild.build(failing, ["html"], is_draft=True)
    assert built.files == {}
    assert "TPL" in {one.rule[:3] for one in built.diagnostics}
