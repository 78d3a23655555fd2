"""`paperbuild plan`: the jobs, run as they are planned, make what `build` makes; and `build --pages`."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from paperbuild.output.names import format_names
from tests.places import PAPERS

Run = Callable[..., Any]

needs_ninja = pytest.mark.skipif(
    importlib.util.find_spec("ninja") is None, reason="needs Ninja: the package `ninja`, which `make test` installs"
)


def planned(folder: Path, *targets: str) -> list[str]:
    """Runs the file for Ninja in `folder`, and gives back what it says it did."""
    # Its commands are found where this Python's programs are.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "ninja", "-j1", *targets],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [line.split(" ", 1)[1].partition(" # ")[0] for line in done.stdout.splitlines() if line.startswith("[")]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.glob("build/**/*.*")
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.fixture
def bilingual(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper in two languages, planned for Ninja; it is the current folder. Its name has a space in it."""
    folder = tmp_path / "a paper"
    shutil.copytree(PAPERS / "bilingual", folder)
    monkeypatch.chdir(folder)
    (folder / "build.ninja").write_text(run("plan", "--format", "ninja").out)
    return folder


@pytest.mark.slow
@needs_ninja
def test_ninja_makes_what_the_command_makes_and_makes_again_what_has_changed(bilingual: Path, run: Run) -> None:
    pages = ["build/en/rents.html", "build/fr/rents.html"]
    assert sorted(planned(bilingual, *pages)) == ["paperbuild html -l en", "paperbuild html -l fr"]
    made = digests(bilingual)
    assert sorted(made) == pages
    shutil.rmtree(bilingual / "build")
    assert run("html", "-l", "en", "-l", "fr").status == 0
    assert digests(bilingual) == made
    shutil.rmtree(bilingual / "build")
    planned(bilingual, *pages)
    assert planned(bilingual, *pages) == []
    section = bilingual / "content" / "fr" / "02-findings.md"
    section.write_text(section.read_text(encoding="utf-8"), encoding="utf-8")
    assert planned(bilingual, *pages) == ["paperbuild html -l fr"]
    assert planned(bilingual, *pages) == []
    (bilingual / "content" / "en" / "04-more.md").write_text("# More {#more}\n\nMore.\n")
    assert len(planned(bilingual, *pages)) == 2
    assert "More." in (bilingual / pages[0]).read_text(encoding="utf-8")


@needs_ninja
@pytest.mark.pango
@pytest.mark.slow
def test_all_that_ninja_makes_is_what_a_build_makes(bilingual: Path, run: Run) -> None:
    commands = planned(bilingual)
    assert (len(commands), commands[-1]) == (7, "paperbuild build --pages")
    made = digests(bilingual)
    shutil.rmtree(bilingual / "build")
    assert run("build", "--no-cache").status == 0
    assert len(made) == 8
    assert digests(bilingual) == made


@pytest.mark.pango
@pytest.mark.slow
def test_files_of_a_locale_have_nothing_of_another_as_their_keys_say(bilingual: Path, run: Run) -> None:
    def keys() -> dict[str, str]:
        return {job["output"]: job["key"] for job in json.loads(run("plan", "--format", "github").out)["include"]}

    run("build", "-l", "en")
    files, before = digests(bilingual), keys()
    section = bilingual / "content" / "fr" / "02-findings.md"
    section.write_text(section.read_text(encoding="utf-8").replace("avaient peur", "craignaient"), encoding="utf-8")
    assert run("build", "-l", "en", "--no-cache").status == 0
    changed = {path for path, digest in digests(bilingual).items() if digest != files[path] and "/en/" in path}
    assert changed == set()
    french = {f"build/fr/rents.{name}" for name in ("html", "epub", "pdf")}
    assert {path for path, key in keys().items() if key != before[path]} == french


def test_a_plan_names_the_folder_that_the_user_named(paper: Any, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(paper.path.parent)
    (html,) = (
        job
        for job in json.loads(run("--project", "paper", "plan", "--format", "github").out)["include"]
        if job["format"] == "html"
    )
    assert html["command"] == "paperbuild --project paper html -l en"
    assert html["output"] == "paper/build/en/small-paper.html"
    assert "build paper/build/en/small-paper.html: paperbuild paper/content" in (
        run("--project", "paper", "plan", "--format", "ninja").out
    )


def test_a_plan_is_for_the_locales_that_are_asked_for_and_writes_nothing(paper: Any, run: Run) -> None:
    paper.write("content/fr/01-begin.md", "# Début {#begin}\n\nUne phrase.\n")
    everything = json.loads(run("plan", "--format", "github").out)["include"]
    assert [(job["locale"], job["format"]) for job in everything] == [
        (code, name) for code in ("en", "fr") for name in format_names()
    ]
    in_french = [job for job in everything if job["locale"] == "fr"]
    assert json.loads(run("plan", "--format", "github", "-l", "fr").out)["include"] == in_french
    pipeline = yaml.safe_load(run("plan", "--format", "gitlab", "-l", "fr").out)
    assert [name for name in pipeline if name.startswith(("en ", "fr "))] == [f"fr {name}" for name in format_names()]
    assert paper.built() == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "github", "-l", "fr"), "the paper has no locale `fr`"),
        (("--format", "make"), "'make' is not one of"),
        ((), "Missing option '--format'"),
    ],
)
@pytest.mark.usefixtures("paper")
def test_what_cannot_be_planned_is_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run("plan", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_without_a_paper_there_is_no_plan(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("plan", "--format", "ninja")
    assert (done.status, done.out) == (2, "")
    assert "no content/" in done.err


def test_pages_alone_are_made_of_the_files_that_are_there(paper: Any, run: Run) -> None:
    run("html")
    done = run("build", "--pages")
    assert (done.status, done.out) == (0, "build/index.html\n")
    assert paper.built() == ["accessibility.html", "en/small-paper.html", "index.html"]
    index = (paper.path / "build" / "index.html").read_text(encoding="utf-8")
    assert "en/small-paper.html" in index
    assert "en/small-paper.pdf" not in index


def test_pages_alone_are_not_made_of_a_paper_with_errors(paper: Any, run: Run) -> None:
    paper.replace("content/en/02-end.md", "@forum2024", "@forum2042")
    done = run("build", "--pages")
    assert (done.status, done.out, paper.built()) == (1, "", [])
    assert "CIT001" in done.err
