"""Our own programs in other processes run nothing that lies in the folder of a paper: it may be a stranger's."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.engines.layout.request import LayoutRequest
from paperbuild.engines.limits import EngineLimits
from paperbuild.engines.scaling import smaller_picture
from tests.clock import HANGS_S
from tests.places import ROOT

# What a program of ours imports, by the names that a stranger would choose.
MODULES = (
    "pickle",
    "json",
    "PIL",
    "weasyprint",
    "paperbuild",
    "encodings",
    "io",
    "struct",
    "zlib",
    "random",
    "sitecustomize",
)


@pytest.fixture
def strange_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with a module for each of those names; each leaves a file where it runs."""
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n", encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text(encoding="utf-8")


@pytest.mark.pango
@pytest.mark.usefixtures("strange_folder")
def test_a_layout_runs_no_module_of_the_working_folder() -> None:
    created = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    page = '<html lang="en"><title>Title</title><p>text'
    request = LayoutRequest(page, "paper:", {}, {}, "pdf/a-3a", b"0" * 16, "en", created)
    with LayoutProcess() as process:
        assert process.lay_out(request, HANGS_S).pages == 1


@pytest.mark.usefixtures("strange_folder")
def test_a_picture_that_is_made_smaller_runs_none_either() -> None:
    smaller_picture(b"no picture", 10, 10, EngineLimits(HANGS_S))


def programs(module: Path) -> Iterator[int]:
    """The lines on which a module names this Python at the beginning of a command."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.List) and node.elts and ast.unparse(node.elts[0]) == "sys.executable":
            yield node.lineno


def test_no_other_module_makes_such_a_command() -> None:
    package = ROOT / "src/paperbuild"
    found = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if list(programs(path))}
    assert found == {"engines/python.py"}
