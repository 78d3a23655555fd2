"""`paperbuild note rename` on a folder: the same findings, and the same state of translations."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Folder
from tests.places import PAPERS

Run = Callable[..., Done]


def test_findings_and_translations_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    shutil.copytree(PAPERS / "bilingual", tmp_path / "paper")
    monkeypatch.chdir(tmp_path / "paper")
    before = run("status", "--format", "json").out
    done = run("note", "rename", "alone", "shared-flats")
    assert (done.status, done.err) == (0, "the note `alone` is now `shared-flats`: 6 places in 3 files\n")
    assert run("status", "--format", "json").out == before
    assert json.loads(run("check", "--format", "json").out)["summary"]["errors"] == 0


def test_a_dry_run_and_json(paper: Folder, run: Run) -> None:
    before = (paper.path / "content/en/01-begin.md").read_bytes()
    assert "+A claim.[@marsh2021, p. 4] Another.[^more]\n" in run("note", "rename", "slug", "more", "--dry-run").out
    assert (paper.path / "content/en/01-begin.md").read_bytes() == before
    said = json.loads(run("note", "rename", "slug", "more", "-s", "01-begin.md", "--format", "json").out)
    assert said["section"] == "01-begin.md"
    assert said["files"] == [{"path": "content/en/01-begin.md", "places": 2}]
    assert run("note", "rename", "slug", "more").status == 2
