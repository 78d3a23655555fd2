"""What was said is said again only where nothing has changed, and then word for word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from paperbuild.core.again import Question, Unknown, keep_answer, known_answer

FILES = {
    "content/paper.toml": 'slug = "case"\nlocale = "en"\ndate = 2026-01-01\n\n[publisher]\nname = "The Forum"\n',
    "content/en/metadata.toml": 'title = "A case"\n',
    "content/en/01-a.md": "# A\n\nA claim.[@gone]\n",
    "bibliography.bib": "",
}
REMEMBERED = '"nothing has changed"'


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(paper: Path, *arguments: str, cache: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache or paper.parent / "cache"), **variables}
    command = [sys.executable, "-m", "paperbuild", "--timings", *arguments]
    return subprocess.run(command, cwd=paper, env=environment, capture_output=True, text=True, check=False)


def is_remembered(done: subprocess.CompletedProcess[str]) -> bool:
    return REMEMBERED in done.stderr


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str, list[str]]:
    lines = [line for line in done.stderr.splitlines() if not line.startswith('{"step"')]
    return done.returncode, done.stdout, lines


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_check_that_finds_something_says_the_same_again(paper: Path, form: str) -> None:
    first, second = (run(paper, "check", "--format", form) for _ in range(2))
    assert not is_remembered(first)
    assert is_remembered(second)
    assert said(first) == said(second)
    assert first.returncode == 1


def test_a_build_writes_nothing_anew_and_says_the_same(paper: Path) -> None:
    (paper / "content/en/01-a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    first = run(paper, "html")
    assert first.returncode == 0, first.stderr
    built = paper / "build/en/case.html"
    before = (built.read_bytes(), built.stat().st_mtime_ns)
    second = run(paper, "html")
    assert is_remembered(second)
    assert said(first) == said(second)
    assert (built.read_bytes(), built.stat().st_mtime_ns) == before


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter of a section": lambda paper: (paper / "content/en/01-a.md").write_text("# B\n\nText.\n"),
    "a section more": lambda paper: (paper / "content/en/02-b.md").write_text("# B\n\nText.\n"),
    "a section renamed": lambda paper: (paper / "content/en/01-a.md").rename(paper / "content/en/01-b.md"),
    "a picture": lambda paper: (paper / "content/en/map.png").write_bytes(b"x"),
    "the library": lambda paper: (paper / "bibliography.bib").write_text("@misc{a, title = {A}}\n"),
    "a setting": lambda paper: (paper / "content/paper.toml").write_text(FILES["content/paper.toml"] + "notes = 3\n"),
    "a template of its own": lambda paper: (
        (paper / "templates").mkdir(),
        (paper / "templates/screen.css").write_text("p { color: red }"),
    ),
    "the built file": lambda paper: (paper / "build/en/case.html").write_bytes(b"other"),
    "the built file gone": lambda paper: (paper / "build/en/case.html").unlink(),
    "a file beside it": lambda paper: (paper / "build/en/case.pdf").write_bytes(b"%PDF"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_changed_is_made_again(paper: Path, change: Callable[[Path], object]) -> None:
    (paper / "content/en/01-a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    run(paper, "html")
    assert is_remembered(run(paper, "html"))
    change(paper)
    again = run(paper, "html")
    assert not is_remembered(again)
    whole = run(paper, "html", cache=paper.parent / "another")
    assert said(again)[:2] == said(whole)[:2]


def test_other_arguments_another_folder_and_other_letters_are_other_questions(paper: Path) -> None:
    run(paper, "check")
    assert not is_remembered(run(paper, "check", "--strict"))
    assert not is_remembered(run(paper, "check", PYTHONIOENCODING="ascii"))
    assert not is_remembered(run(paper, "--project", str(paper), "check"))
    assert is_remembered(run(paper, "check"))


def test_no_cache_makes_everything_anew(paper: Path) -> None:
    run(paper, "check")
    done = run(paper, "check", "--no-cache")
    assert not is_remembered(done)
    assert '"taken": 0' in done.stderr


@pytest.mark.parametrize("name", ["content/en/02-b.md", "content/en/sub"])
def test_a_link_makes_the_answer_unknown(paper: Path, name: str) -> None:
    (paper / name).symlink_to(paper / "bibliography.bib")
    with pytest.raises(Unknown):
        Question(["--project", str(paper), "check"], str(paper.parent))


@pytest.mark.parametrize(
    "arguments", [["init", "x"], ["--help"], ["check", "--help"], ["pdf", "-o", "-"], ["pdf", "-ox"], []]
)
def test_other_commands_are_not_asked_about(paper: Path, arguments: list[str]) -> None:
    with pytest.raises(Unknown):
        Question(arguments, str(paper.parent))


def test_a_paper_that_changed_meanwhile_is_not_remembered(paper: Path) -> None:
    question = Question(["--project", str(paper), "check"], str(paper.parent / "cache"))
    (paper / "content/en/01-a.md").write_text("# Other\n\nText.\n", encoding="utf-8")
    keep_answer(question, 0, [(2, b"nothing is wrong\n")])
    assert known_answer(question) is None


@pytest.mark.parametrize("content", [b"", b"x" * 200, b"paperbuild answer 1\n"])
def test_a_damaged_answer_is_none(paper: Path, content: bytes) -> None:
    question = Question(["--project", str(paper), "check"], str(paper.parent / "cache"))
    keep_answer(question, 0, [(2, b"nothing is wrong\n")])
    assert known_answer(question) == (0, [(2, b"nothing is wrong\n")])
    Path(question.path).write_bytes(content)
    assert known_answer(question) is None
