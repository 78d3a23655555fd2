"""`paperbuild bib rename` on a folder: all files or none, the same findings and the same state of translations."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Folder
from tests.places import PAPERS, ROOT

Run = Callable[..., Done]


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    folder = Folder(tmp_path / "paper")
    shutil.copytree(PAPERS / "bilingual", folder.path)
    monkeypatch.chdir(folder.path)
    return folder


def contents(folder: Folder) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.path.rglob("*")) if path.is_file()}


def state(run: Run) -> tuple[str, object]:
    """How the translations stand, and how many findings there are."""
    return run("status", "--format", "json").out, json.loads(run("check", "--format", "json").out)["summary"]


def a_key(folder: Folder) -> str:
    return (folder.path / "bibliography.bib").read_text(encoding="utf-8").split("{", 1)[1].split(",", 1)[0]


def test_findings_and_translations_are_as_they_were(bilingual: Folder, run: Run) -> None:
    old = a_key(bilingual)
    before = state(run)
    done = run("bib", "rename", old, "another-key")
    assert done.status == 0
    assert f"\n`{old}` is now `another-key`: " in done.err
    assert not any(old.encode() in text for path, text in contents(bilingual).items() if path.endswith((".md", ".bib")))
    assert state(run) == before


def test_there_and_back_gives_the_same_bytes(bilingual: Folder, run: Run) -> None:
    for path in bilingual.path.rglob("*.md"):  # as Windows has them
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before, old = contents(bilingual), a_key(bilingual)
    assert run("bib", "rename", old, "another-key").status == 0
    assert contents(bilingual) != before
    assert run("bib", "rename", "another-key", old).status == 0
    assert contents(bilingual) == before


def test_a_dry_run_shows_a_diff_and_writes_nothing(paper: Folder, run: Run) -> None:
    before = contents(paper)
    done = run("bib", "rename", "marsh2021", "m21", "--dry-run")
    assert done.status == 0
    assert "-A claim.[@marsh2021, p. 4] Another.[^slug]\n+A claim.[@m21, p. 4] Another.[^slug]\n" in done.out
    assert "\x1b" not in done.out
    assert done.err == "`marsh2021` would be `m21`: 3 places in 2 files; nothing has been written\n"
    assert contents(paper) == before
    assert "\x1b[32m+A claim" in run("--color", "always", "bib", "rename", "marsh2021", "m21", "--dry-run").out


@pytest.mark.usefixtures("paper")
def test_programs_get_json(run: Run) -> None:
    said = json.loads(run("bib", "rename", "marsh2021", "m21", "--format", "json").out)
    assert said == {
        "old": "marsh2021",
        "new": "m21",
        "files": [{"path": "content/en/01-begin.md", "places": 2}, {"path": "bibliography.bib", "places": 1}],
        "moved": [],
        "written": True,
    }


def test_an_edition_that_is_published_makes_an_alias(paper: Folder, run: Run) -> None:
    paper.write("content/editions/first.toml", "")
    assert run("bib", "rename", "marsh2021", "m21").status == 0
    said = (paper.path / "content/paper.toml").read_text(encoding="utf-8")
    assert said.endswith('[aliases]\n"work.marsh2021" = "work.m21"\n"note.marsh2021" = "note.m21"\n')


@pytest.mark.parametrize("names", [("marsh2021", "forum2024"), ("nobody", "x"), ("marsh2021", "a b")])
def test_what_cannot_be_done_changes_nothing(names: tuple[str, str], paper: Folder, run: Run) -> None:
    before = contents(paper)
    done = run("bib", "rename", *names)
    assert done.status == 2
    assert done.err.startswith("paperbuild: ")
    assert contents(paper) == before


def test_the_first_paper_keeps_its_state(tmp_path: Path, run: Run) -> None:
    folder = Folder(tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "bibliography.bib", tmp_path)
    where = ("--project", str(tmp_path))
    before = run(*where, "status", "--format", "json").out
    assert run(*where, "bib", "rename", "amnesty2016-policy", "amnesty:policy").status == 0
    assert run(*where, "status", "--format", "json").out == before
    assert b"@amnesty:policy" in (folder.path / "content/fr/made-from/03-terminology.md").read_bytes()
