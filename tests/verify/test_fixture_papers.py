"""Whole papers as their authors build and verify them: every format of every locale, and every checker there is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import has_chromium, has_java
from tests.places import PAPERS, ROOT

pytestmark = [pytest.mark.pango, pytest.mark.slow]

FOLDERS = sorted(path for path in PAPERS.iterdir() if path.is_dir())
# What only a paper's own language needs.
NEEDS = {"chinese": [pytest.mark.cjk]}
EVERY = [
    pytest.param(ROOT, id="this-paper"),
    *(pytest.param(path, id=path.name, marks=NEEDS.get(path.name, [])) for path in FOLDERS),
]
# Findings that a paper has on purpose: this one is there to be half translated.
FAMILIES = {"half-translated": {"LOC"}}


def copied(paper: Path, folder: Path) -> Path:
    """`paper` without what has been built of it, in a folder of its own."""
    for name in ("content", "templates"):
        if (paper / name).is_dir():
            shutil.copytree(paper / name, folder / name)
    shutil.copy(paper / "bibliography.bib", folder)
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "paperbuild", "--project", str(folder), *words]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def findings(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.stdout, done.stderr
    return [f"{one['rule']} {one['path']} {one['message']}" for one in json.loads(done.stdout)["diagnostics"]]


def test_there_are_papers() -> None:
    assert {"arabic", "bilingual", "boxes", "chinese", "everything", "half-translated"} <= {
        path.name for path in FOLDERS
    }


@pytest.mark.parametrize("paper", EVERY)
def test_a_whole_paper_is_built_without_a_finding_and_no_checker_finds_anything_in_it(
    paper: Path, tmp_path: Path
) -> None:
    folder = copied(paper, tmp_path)
    noticed = findings(run(folder, "check", "--format", "json"))
    assert [one for one in noticed if one[:3] not in FAMILIES.get(paper.name, set())] == []
    built = run(folder, "build")
    assert built.returncode == 0, built.stderr
    told = re.findall(r"(?:error|warning|note)\[(?!OUT031)", built.stderr)  # OUT031 tells how a wide table was fitted
    assert bool(told) == bool(noticed), built.stderr

    verified = run(folder, "verify", "--format", "json")
    assert findings(verified) == []
    assert verified.returncode == 0, verified.stderr
    report: dict[str, Any] = json.loads(verified.stdout)
    unchecked = [f"{one['name']} {one['reason']}" for one in report["not_checked"]]
    assert [one for one in unchecked if "failed" in one or "built" in one] == []
    if unchecked:
        lacks = [name for name, is_there in (("Java", has_java()), ("Chromium", has_chromium())) if not is_there]
        pytest.skip(f"nothing wrong, but not all asked ({'; '.join(unchecked)}; without: {lacks or 'npm packages'})")
    assert len(report["checked"]) >= 7
