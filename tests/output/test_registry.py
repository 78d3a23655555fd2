"""Formats are found by looking for them: a new one is a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from paperbuild.model.formats import Format
from paperbuild.output.names import format_names
from paperbuild.output.registry import FORMATS
from tests.places import PAPERS, ROOT

TOY = """
from paperbuild.output.artifact import Artifact
from paperbuild.output.format import Order, OutputFormat

def outline(order: Order) -> Artifact:
    return Artifact(" ".join(part.identifier for part in order.view.manuscript.parts).encode())

FORMAT = OutputFormat("outline", "Outline", "text/plain", 4, needs_layout=False, render=outline)
"""


def test_every_format_is_found_and_named_as_its_folder() -> None:
    assert [name for name in FORMATS if name in set(Format)] == ["pdf", "html", "epub"]
    assert sorted(format_names()) == sorted(FORMATS)
    assert format_names()[: len(Format)] == tuple(Format)
    assert len({one.place for one in FORMATS.values()}) == len(FORMATS)


@pytest.mark.slow
def test_a_folder_is_a_new_format(tmp_path: Path) -> None:
    """It has a command and a file of its own, and the index lists it, without a line of the tool's having changed."""
    tool, paper = tmp_path / "src", tmp_path / "paper"
    shutil.copytree(ROOT / "src", tool, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(PAPERS / "bilingual", paper, ignore=shutil.ignore_patterns("build"))
    folder = tool / "paperbuild/output/outline"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "format.py").write_text(TOY)
    (paper / "build").mkdir()
    (paper / "build/index.html").write_text("")

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "paperbuild", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(tool), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        done = subprocess.run(command, cwd=paper, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Makes the paper's OUTLINE" in run("--help")
    (path,) = run("outline").split()
    assert path.endswith(".outline")
    assert (paper / path).read_text()
    made = [Path(line).suffix for line in run("build", "-l", "en").splitlines()]
    assert made[:4] == [".pdf", ".html", ".epub", ".outline"]  # each in its place, whatever was made first
    assert ">Outline<" in (paper / "build/index.html").read_text(encoding="utf-8")
