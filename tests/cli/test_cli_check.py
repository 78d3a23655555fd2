"""`check`: what it shows to whom, its exit status, and the baseline."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from paperbuild.cli.output import is_coloured

Run = Callable[..., Any]

FAULT = ("content/en/02-end.md", "[@forum2024]", "[@forum2024; @forum2O24]")


def test_a_clean_paper_is_told_in_one_line_with_what_was_checked(paper: Any, run: Run) -> None:
    done = run("check")
    assert (done.status, done.out) == (0, "")
    assert done.err == "2 sections, 3 notes, 2 works: nothing is wrong\n"
    assert not (paper.path / "build").exists()


def test_a_finding_is_shown_with_its_line_and_the_status_is_one(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    done = run("check")
    assert (done.status, done.out) == (1, "")
    assert "content/en/02-end.md:3:23: error[CIT001 undefined-key] no entry has the key `forum2O24`" in done.err
    assert (
        "3 | The end.[@forum2024; @forum2O24]\n  |                       ^^^^^^^^^\n  help: did you mean `forum2024`?"
        in done.err
    )


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_programs_read_standard_output(paper: Any, run: Run, form: str) -> None:
    paper.replace(*FAULT)
    done = run("check", "--format", form)
    assert (done.status, done.err) == (1, "")
    assert "forum2O24" in done.out
    if form != "github":
        json.loads(done.out)


def test_json_of_a_clean_paper_is_json(paper: Any, run: Run) -> None:
    assert json.loads(run("check", "--format", "json").out)["summary"] == {"errors": 0, "warnings": 0}
    assert run("check", "--format", "github").out == ""
    assert paper.built() == []


def test_github_names_files_from_the_top_of_the_repository(
    paper: Any, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.replace(*FAULT)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(paper.path.parent))
    assert "::error file=paper/content/en/02-end.md,line=3," in run("check", "--format", "github").out


def test_strict_counts_warnings(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    paper.add("content/paper.toml", '[rules]\nundefined-key = "warning"\n')
    assert run("check").status == 0
    assert run("check", "--strict").status == 1


def test_a_rule_that_is_off_says_nothing(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    paper.add("content/paper.toml", '[rules]\nCIT001 = "off"\n')
    done = run("check", "--strict", "--format", "json")
    assert not [item for item in json.loads(done.out)["diagnostics"] if item["rule"] == "CIT001"]


def test_a_report_fits_sixty_columns(paper: Any, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write("content/en/02-end.md", "# End {#end}\n\n" + "word " * 40 + "[@nobody]" + " word" * 40 + "\n")
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("check").err.splitlines()
    shown = [line for line in lines if line.startswith(("3 |", "  |"))]
    assert shown
    assert all(len(line) <= 60 for line in shown)


def test_colour_is_asked_for_or_left_out(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    assert "\x1b[" not in run("check").err, "in a pipe"
    assert "\x1b[" in run("--color", "always", "check").err
    assert "\x1b[" not in run("--color", "never", "check").err


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "wanted", "is_there"),
    [
        ({}, "auto", True),
        ({"NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": ""}, "auto", True),
        ({"TERM": "dumb"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({}, "never", False),
    ],
)
def test_a_terminal_has_colour_unless_its_user_wants_none(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wanted: str, is_there: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert is_coloured(Terminal(), wanted) is is_there


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_letter_is_too_much_for_the_terminal(paper: Any, run: Run, encoding: str) -> None:
    paper.write("content/en/02-end.md", "# End {#end}\n\nМосква 😀 [@nobody]\n")
    done = run("check", encoding=encoding)
    assert done.status == 1
    assert "[@nobody]" in done.err
    assert run("notes", encoding=encoding).status == 0


def test_json_is_utf_8_whatever_the_terminal_is(paper: Any, run: Run) -> None:
    paper.write("content/en/02-end.md", "# End {#end}\n\nText.[@Москва]\n")
    done = run("check", "--format", "json", encoding="latin-1")
    assert "Москва" in done.out.encode("latin-1").decode("utf-8")


def test_an_unknown_command_ends_with_the_nearest(run: Run) -> None:
    done = run("chek")
    assert done.status == 2
    assert "did you mean `check`?" in done.err


def test_help_and_version_are_results(run: Run) -> None:
    assert run("--version").out.startswith("paperbuild ")
    done = run("--help")
    assert done.status == 0
    for command in ("init", "pdf", "html", "epub", "build", "check", "notes", "rule", "doctor"):
        assert f"  {command} " in done.out


def test_no_command_at_all_shows_the_help(run: Run) -> None:
    done = run()
    assert done.status == 2
    assert "doctor" in done.err


# The baseline


def test_a_baseline_holds_back_what_there_was_and_lets_through_what_is_new(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    done = run("check", "--baseline")
    assert (done.status, done.out) == (0, "")
    assert "content/baseline.json" in done.err
    done = run("check", "--strict")
    assert (done.status, done.err) == (0, _held_back(1))
    paper.replace("content/en/01-begin.md", "A claim.[@marsh2021", "A claim.[@marsh1202; @marsh2021")
    done = run("check")
    assert done.status == 1
    assert "marsh1202" in done.err
    assert "forum2O24" not in done.err
    assert done.err.endswith("; the baseline holds back 1\n")


def _held_back(count: int) -> str:
    told = f"no finding; the baseline holds back {count}\n"
    return f"{told}2 sections, 3 notes, 2 works: nothing else is wrong\n"


def test_a_baseline_holds_when_lines_move(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    run("check", "--baseline")
    paper.replace("content/en/02-end.md", "\n\n", "\n\nA paragraph before.\n\n")
    assert run("check", "--strict").status == 0


def test_the_same_fault_once_more_on_another_line_is_new(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    run("check", "--baseline")
    paper.add("content/en/02-end.md", "\nThe end.[@forum2O24]\n")
    done = run("check")
    assert done.status == 1
    assert done.err.count("error[CIT001") == 1


def test_a_baseline_whose_fault_is_gone_is_told_to_be_written_again(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    run("check", "--baseline")
    paper.replace(FAULT[0], FAULT[2], FAULT[1])
    done = run("check")
    assert done.status == 0
    assert "content/baseline.json:2:1: warning[IGN003 stale-baseline]" in done.err
    assert "paperbuild check --baseline" in done.err
    run("check", "--baseline")
    assert (paper.path / "content/baseline.json").read_text(encoding="utf-8") == "[]\n"
    assert run("check", "--strict").status == 0


def test_a_baseline_holds_for_a_build_too(paper: Any, run: Run) -> None:
    paper.replace(*FAULT)
    run("check", "--baseline")
    assert run("html").status == 0
    assert "broken-reference" in (paper.path / "build/en/small-paper.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[\n<<<<<<< HEAD\n]\n", "2:1"),
        ('{"rule": "CIT001"}\n', "1:1"),
        ('[\n{"rule": "CIT001"}\n]\n', "2:1"),
        ("[" * 100_000, "1:1"),
        ("", "1:1"),
    ],
    ids=["merge marks", "no list", "a field is missing", "nested", "empty"],
)
def test_a_broken_baseline_is_a_finding_with_its_place(paper: Any, run: Run, text: str, place: str) -> None:
    paper.write("content/baseline.json", text)
    done = run("check")
    assert done.status == 1
    assert f"content/baseline.json:{place}: error[IGN004 broken-baseline]" in done.err
