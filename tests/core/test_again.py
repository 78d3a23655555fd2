"""What was said is said again only where nothing has changed, and then word for word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
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


def test_a_picture_counts_where_it_is_used_and_is_not_read_where_it_is_not(paper: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    for name in ("map", "other"):
        (paper / f"content/en/{name}.svg").write_text(svg, encoding="utf-8")
    (paper / "content/en/01-a.md").write_text("# A\n\n![A map](map.svg)\n", encoding="utf-8")
    assert not is_remembered(run(paper, "html"))
    (paper / "content/en/other.svg").write_text("another picture", encoding="utf-8")
    with (paper / "content/en/film.mov").open("wb") as film:
        film.truncate(300_000_000)
    assert not is_remembered(run(paper, "html"))  # another name might be the one that was meant
    (paper / "content/en/other.svg").write_text("and another", encoding="utf-8")
    assert is_remembered(run(paper, "html"))
    (paper / "content/en/map.svg").write_text(svg.replace("0 0 1 1", "0 0 9 9"), encoding="utf-8")
    done = run(paper, "html")
    assert not is_remembered(done)
    assert done.returncode == 0, done.stderr
    assert is_remembered(run(paper, "html"))
    (paper / "content/en/map.svg").unlink()
    assert run(paper, "html").returncode == 1


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


@pytest.mark.slow
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
    keep_answer(question, 0, [(2, b"nothing is wrong\n")], {}, {})
    assert known_answer(question) is None


@pytest.mark.parametrize("content", [b"", b"x" * 200, b"paperbuild answer 1\n"])
def test_a_damaged_answer_is_none(paper: Path, content: bytes) -> None:
    question = Question(["--project", str(paper), "check"], str(paper.parent / "cache"))
    keep_answer(question, 0, [(2, b"nothing is wrong\n")], {}, {})
    assert known_answer(question) == (0, [(2, b"nothing is wrong\n")])
    Path(question.path).write_bytes(content)
    assert known_answer(question) is None


def test_arguments_that_are_wrong_are_not_taken_for_those_that_were_right(paper: Path) -> None:
    run(paper, "check")
    assert is_remembered(run(paper, "check"))
    wrong = run(paper, "check", "--timings")  # which stands before a command only
    assert wrong.returncode == 2
    assert "No such option" in wrong.stderr


@pytest.mark.parametrize("arguments", [["--project=", "x", "check"], ["--timings=1", "check"]])
def test_an_option_that_is_no_option_is_not_asked_about(paper: Path, arguments: list[str]) -> None:
    with pytest.raises(Unknown):
        Question(arguments, str(paper.parent))


def asked_to_build(paper: Path) -> Question:
    (paper / "build/en").mkdir(parents=True, exist_ok=True)
    (paper / "build/en/case.html").write_bytes(b"<p>one</p>")
    return Question(["--project", str(paper), "html"], str(paper.parent / "cache"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX's")
def test_a_pipe_among_the_built_files_is_not_waited_for(paper: Path) -> None:
    question = asked_to_build(paper)
    os.mkfifo(paper / "build/en/case.epub")
    keep_answer(question, 0, [], {}, {})
    assert known_answer(question) is None


def test_a_file_that_no_paper_has_is_not_read(paper: Path) -> None:
    for name in (".huge", "huge.tiff"):
        with (paper / "content/en" / name).open("wb") as file:
            file.truncate(40_000_000_000)  # with nothing in it, and no room on the disk
    Question(["--project", str(paper), "check"], str(paper.parent))
    (paper / "content/en/.huge").rename(paper / "content/en/huge.md")
    with pytest.raises(Unknown):
        Question(["--project", str(paper), "check"], str(paper.parent))


def test_another_file_with_the_size_and_the_time_of_the_built_one_is_another(paper: Path) -> None:
    question = asked_to_build(paper)
    keep_answer(question, 0, [], {}, {})
    assert known_answer(question) == (0, [])
    built = paper / "build/en/case.html"
    state = built.stat()
    built.write_bytes(b"<p>two</p>")
    os.utime(built, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert known_answer(question) is None


@pytest.mark.parametrize("name", ["build", "build/en", "build/en/case.html"])
def test_a_link_in_the_place_of_what_was_built_makes_the_answer_unknown(paper: Path, name: str) -> None:
    question = asked_to_build(paper)
    keep_answer(question, 0, [], {}, {})
    assert known_answer(question) == (0, [])
    elsewhere = paper.parent / "elsewhere"
    (paper / name).rename(elsewhere)
    (paper / name).symlink_to(elsewhere)
    assert known_answer(question) is None


def on_a_terminal(paper: Path, columns: int, *arguments: str) -> bytes:
    """What the program writes to a terminal that wide; what it writes to standard error goes nowhere."""
    import fcntl
    import pty
    import struct
    import termios

    shown, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
    environment = {**os.environ, "XDG_CACHE_HOME": str(paper.parent / "cache"), "TERM": "xterm"}
    environment.pop("COLUMNS", None)
    command = [sys.executable, "-m", "paperbuild", *arguments]
    subprocess.run(command, cwd=paper, env=environment, stdout=terminal, stderr=subprocess.DEVNULL, check=True)
    os.close(terminal)
    found = b""
    with suppress(OSError):  # which is how Linux tells the end
        while part := os.read(shown, 65536):
            found += part
    os.close(shown)
    return found


@pytest.mark.skipif(os.name != "posix", reason="such terminals are POSIX's")
@pytest.mark.parametrize("command", ["status", "notes"])
def test_what_a_terminal_was_shown_it_is_shown_again_as_wide_as_it_is_now(paper: Path, command: str) -> None:
    (paper / "content/en/01-a.md").write_text("# A\n\nA claim.[^one]\n\n[^one]: A note.\n", encoding="utf-8")
    (paper / "content/fr").mkdir()
    (paper / "content/fr/01-a.md").write_text("# A\n\nUne note.[^one]\n\n[^one]: Une note.\n", encoding="utf-8")
    (paper / "content/fr/metadata.toml").write_text('title = "Un cas"\n', encoding="utf-8")
    first, second, narrow = (on_a_terminal(paper, columns, command) for columns in (100, 100, 50))
    assert first == second != narrow
    assert first.strip()


@pytest.mark.skipif(os.name != "posix", reason="streams are closed as POSIX's shells do")
@pytest.mark.parametrize("closed", [1, 2])
def test_a_command_whose_output_is_closed_answers_all_the_same(paper: Path, closed: int) -> None:
    command = f'"{sys.executable}" -m paperbuild check --format github {closed}>&-'
    environment = {**os.environ, "XDG_CACHE_HOME": str(paper.parent / "cache")}
    for _ in range(2):
        done = subprocess.run(command, shell=True, cwd=paper, env=environment, capture_output=True, check=False)  # noqa: S602 - our own words
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


def test_files_that_another_command_has_written_meanwhile_are_not_taken_for_those_of_this_one(paper: Path) -> None:
    question = asked_to_build(paper)
    built = paper / "build/en/case.html"
    keep_answer(question, 0, [], {str(built): b"<p>mine</p>"}, {})
    assert known_answer(question) is None
    keep_answer(question, 0, [], {str(built): built.read_bytes()}, {})
    assert known_answer(question) == (0, [])


def test_a_paper_that_is_named_by_another_way_is_remembered_too(paper: Path) -> None:
    (paper / "content/en/01-a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    first, second = (run(paper, "--project", "../paper", "html") for _ in range(2))
    assert is_remembered(second)
    assert said(first) == said(second)
