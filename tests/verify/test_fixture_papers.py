"""Whole papers as their authors build and verify them: every format of every locale, and every checker there is.

All of them are verified together, so that Java and Chromium start once and not for each.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from paperbuild.app.load import load
from paperbuild.app.parse import parse_project
from paperbuild.checks.check import judge
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.verify.ace import Ace
from paperbuild.verify.checker import Checker
from paperbuild.verify.edition import Edition, find_editions, find_pages
from paperbuild.verify.epubcheck import Epubcheck
from paperbuild.verify.packages import Packages
from paperbuild.verify.verify import Unchecked, Verification, checkers, missing, verify
from tests.places import PAPERS, ROOT
from tests.tools import TOOLS, fault
from tests.verify.many_aces import ManyAces
from tests.verify.many_epubs import ManyEpubs

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


@cache
def built(paper: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder in which `paper` has been built, and how that ended."""
    folder = copied(paper, _shared() / paper.name)
    return folder, run(folder, "build")


@cache
def _shared() -> Path:
    """A folder that goes with those of this run of the tests."""
    return Path(tempfile.mkdtemp(dir=os.environ["XDG_CACHE_HOME"]))


def named(paper: Path, editions: list[Edition]) -> Iterator[Edition]:
    """`editions`, with the name of their paper before the paths of their files."""
    for edition in editions:
        files = {name: replace(file, path=f"{paper.name}/{file.path}") for name, file in edition.files.items()}
        yield replace(edition, files=files)


def editions_of(paper: Path) -> Iterator[Edition]:
    folder, _ = built(paper)
    whole, _ = parse_project(load(folder))
    found = find_editions(folder, whole, [one for one in whole.locales if one.sections])
    yield from named(paper, [*found, *find_pages(folder)])


def once_for_all(checker: Checker) -> Checker:
    if isinstance(checker, Ace):
        return ManyAces(checker.packages)
    return ManyEpubs() if isinstance(checker, Epubcheck) else checker


@cache
def verification() -> Verification:
    """What every checker finds in every paper that is whole; Chinese is where this machine has its fonts."""
    there = [ROOT, *(path for path in FOLDERS if path.name not in NEEDS or not fault("cjk"))]
    there = [paper for paper in there if built(paper)[1].returncode == 0]
    among = [once_for_all(checker) for checker in checkers(Packages())]
    return verify([edition for paper in there for edition in editions_of(paper)], among, lacking(among))


def lacking(among: Sequence[Checker]) -> tuple[Unchecked, ...]:
    """The checkers that are not there, and those that do not work here."""
    absent = missing(among)
    names = {one.name for one in among} & TOOLS.keys() - {one.name for one in absent}
    return (*absent, *(Unchecked(name, f"does not work: {why}") for name in sorted(names) if (why := fault(name))))


@pytest.mark.parametrize("paper", EVERY)
def test_a_whole_paper_is_built_without_a_finding(paper: Path) -> None:
    folder, done = built(paper)
    noticed = findings(run(folder, "check", "--format", "json"))
    assert [one for one in noticed if one[:3] not in FAMILIES.get(paper.name, set())] == []
    assert done.returncode == 0, done.stderr
    told = re.findall(r"(?:error|warning|note)\[(?!OUT031)", done.stderr)  # OUT031 tells how a wide table was fitted
    assert bool(told) == bool(noticed), done.stderr


@pytest.mark.parametrize("paper", EVERY)
def test_no_checker_finds_anything_in_a_whole_paper(paper: Path) -> None:
    assert built(paper)[1].returncode == 0, "it was not built, so nothing was asked about it"
    asked = verification()
    whole, _ = parse_project(load(built(paper)[0]))
    its = [replace(one, path=one.path.removeprefix(f"{paper.name}/")) for one in asked.findings if is_of(paper, one)]
    assert [f"{one.rule} {one.path} {one.message}" for one in judge(whole, its).findings if is_built(one)] == []
    unchecked = [f"{one.name} {one.reason}" for one in asked.unchecked]
    assert [one for one in unchecked if "failed" in one] == []
    if unchecked:
        pytest.skip(f"nothing wrong, but not all asked ({'; '.join(unchecked)})")
    assert len(asked.checked) >= 7


def is_built(finding: Diagnostic) -> bool:
    """Whether a finding is about a finished file; of the sources it is told elsewhere."""
    return finding.path.startswith("build/")


def is_of(paper: Path, finding: Diagnostic) -> bool:
    return finding.path.startswith(f"{paper.name}/")


def test_the_command_asks_every_checker_that_is_there() -> None:
    """With one small paper: that `verify` itself asks them about every file, and says what it asked."""
    folder, _ = built(PAPERS / "everything")
    done = run(folder, "verify", "--format", "json")
    assert findings(done) == []
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    without = {one.name for one in lacking(checkers(Packages()))}
    assert {one["name"] for one in report["checked"]} == {one.name for one in checkers(Packages())} - without
    assert {one["name"] for one in report["not_checked"]} == without
