"""`init`: a new paper that nothing is wrong with, in a folder that nothing is lost from."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paperbuild.exchange.init import slug_of, starter

Run = Callable[..., Any]


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "Housing for All"


def test_a_new_paper_is_strictly_clean(new: Path, run: Run) -> None:
    done = run("init", new.name)
    assert done.status == 0
    assert "cd 'Housing for All'" in done.err
    assert f"{new.name}/content/paper.toml" in done.out.splitlines()
    done = run("--project", new.name, "check", "--strict")
    assert (done.status, done.err) == (0, "4 sections, 4 notes, 4 works: nothing is wrong\n")


@pytest.mark.pango
@pytest.mark.slow
def test_a_new_paper_builds_at_once(new: Path, run: Run) -> None:
    run("init", new.name)
    done = run("--project", new.name, "build", "--strict")
    assert done.status == 0
    [said] = done.err.splitlines()
    assert said.startswith("the PDF contains"), "no finding"
    assert {path.suffix for path in (new / "build/en").iterdir()} == {".pdf", ".html", ".epub"}
    page = (new / "build/en/housing-for-all.html").read_text(encoding="utf-8")
    assert "Tenancies and evictions in two invented towns" in page


def test_its_settings_come_from_the_folder_the_locale_and_the_day(
    new: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert run("init", new.name, "--locale", "fr").status == 0
    settings = tomllib.loads((new / "content/paper.toml").read_text(encoding="utf-8"))
    assert (settings["slug"], settings["locale"]) == ("housing-for-all", "fr")
    assert settings["date"] == datetime.date(2026, 1, 1)
    assert 'title = "Housing for all"' in (new / "content/fr/metadata.toml").read_text(encoding="utf-8")
    assert run("--project", new.name, "check", "--strict").status == 0


def test_a_folder_with_something_in_it_is_refused_and_left_as_it_is(new: Path, run: Run) -> None:
    new.mkdir()
    (new / "chapter.docx").write_text("mine", encoding="utf-8")
    done = run("init", new.name)
    assert (done.status, done.out) == (2, "")
    assert "`chapter.docx`" in done.err
    assert [path.name for path in new.iterdir()] == ["chapter.docx"]


def test_what_every_repository_begins_with_is_no_hindrance_and_stays(new: Path, run: Run) -> None:
    (new / ".git").mkdir(parents=True)
    for name in ("README.md", "LICENSE", ".gitignore"):
        (new / name).write_text("mine", encoding="utf-8")
    assert run("init", new.name).status == 0
    assert (new / "README.md").read_text(encoding="utf-8") == "mine"
    assert (new / ".gitignore").read_text(encoding="utf-8") == "mine"
    assert (new / "content/paper.toml").is_file()


def test_a_file_in_the_place_of_the_folder_is_refused(new: Path, run: Run) -> None:
    new.write_text("mine", encoding="utf-8")
    assert run("init", new.name).status == 2
    assert new.read_text(encoding="utf-8") == "mine"


def test_here_is_a_folder_like_any_other(new: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    new.mkdir()
    monkeypatch.chdir(new)
    done = run("init", ".")
    assert done.status == 0
    assert "cd " not in done.err
    assert run("check", "--strict").status == 0


def test_a_locale_that_is_no_language_tag_is_refused(new: Path, run: Run) -> None:
    done = run("init", new.name, "--locale", "../english")
    assert done.status == 2
    assert not new.exists()


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Housing for All", "housing-for-all"), ("Économie_2", "economie-2"), ("---", "paper"), ("Москва", "paper")],
)
def test_a_slug_is_made_of_the_letters_that_can_stand_in_one(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_no_mark_of_the_starter_is_left() -> None:
    files = starter("a paper", "pt-BR", datetime.date(2026, 1, 2))
    assert ".gitignore" in files
    assert "content/pt-BR/01-summary.md" in files
    assert not [name for name, text in files.items() if re.search(r"@[A-Z]+@", text)]
