"""Findings as text: every place under its carets, in any width, and nothing of a stranger's that drives a terminal."""

from __future__ import annotations

import pytest

from paperbuild.checks.check import Verdict
from paperbuild.findings.diagnostic import Diagnostic, Rule, Severity
from paperbuild.findings.source import SourceFile, Span
from paperbuild.report.text import as_text, columns, summary
from tests.clock import at_most

RULE = Rule("CIT001", "undefined-key", Severity.ERROR, "")


def shown(text: str, wanted: str, width: int = 100, hint: str = "") -> list[str]:
    """The report of a finding at `wanted`, by lines."""
    file = SourceFile("content/en/01-a.md", text)
    start = text.index(wanted)
    item = RULE.at(file, Span(start, start + len(wanted)), "no entry has this key", hint)
    return as_text([item], {file.path: file}, width).splitlines()


def test_a_finding_names_its_place_its_rule_and_what_would_be_right() -> None:
    assert shown("First.\n\nA claim.[@smth]\n", "smth", hint="did you mean `smith`?") == [
        "content/en/01-a.md:3:11: error[CIT001 undefined-key] no entry has this key",
        "3 | A claim.[@smth]",
        "  |           ^^^^",
        "  help: did you mean `smith`?",
    ]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("\tclaim @key", 4 + len("claim @")),
        ("日本語 @key", 6 + len(" @")),
        ("e\u0301te\u0301 @key", len("ete @")),
        ("😀 @key", 2 + len(" @")),
        ("a\u200bb @key", len("ab @")),
    ],
    ids=["tab", "wide letters", "combining accents", "emoji", "zero-width"],
)
def test_carets_stand_beneath_what_is_meant(text: str, before: int) -> None:
    assert shown(text, "key")[2] == "  | " + " " * before + "^^^"


def test_a_place_without_length_has_one_caret() -> None:
    file = SourceFile("a.md", "abc")
    report = as_text([RULE.at(file, Span(3, 3), "said")], {"a.md": file}).splitlines()
    assert report[-1] == "  |    ^"


def test_a_place_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert shown("one two\nthree", "two\nthree")[1:] == ["1 | one two", "  |     ^^^"]


def test_windows_line_ends_do_not_show() -> None:
    assert shown("one key\r\nnext\r\n", "key")[1:] == ["1 | one key", "  |     ^^^"]


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("length", [0, 200])
def test_a_long_line_is_cropped_around_what_is_meant(width: int, length: int) -> None:
    lines = shown("before " * length + "KEY" + " after" * 100, "KEY", width)
    assert all(columns(line) <= width for line in lines[1:])
    at = lines[2].index("^^^")
    assert lines[1][at : at + 3] == "KEY"
    assert lines[1].endswith("…")


def test_what_is_longer_than_the_line_is_marked_as_far_as_it_shows() -> None:
    lines = shown("x" * 500, "x" * 500, 60)
    assert all(columns(line) <= 60 for line in lines[1:])
    assert "^" * 40 in lines[2]


def test_wide_letters_are_cropped_by_columns() -> None:
    lines = shown("語" * 200 + "KEY" + "語" * 200, "KEY", 60)
    assert all(columns(line) <= 60 for line in lines[1:])
    assert "KEY" in lines[1]


def test_control_characters_and_turned_directions_reach_no_terminal() -> None:
    lines = shown("a\x1b[31m\u202eb KEY", "KEY")
    assert "\x1b" not in "".join(lines)
    assert "\u202e" not in "".join(lines)
    at = lines[2].index("^^^")
    assert lines[1][at : at + 3] == "KEY"


def test_a_file_that_is_not_there_shows_no_line() -> None:
    report = as_text([RULE.at_file("content/en/metadata.toml", "this file is missing")], {})
    assert report == "content/en/metadata.toml:1:1: error[CIT001 undefined-key] this file is missing"


def test_colour_is_for_whom_it_is_asked() -> None:
    file = SourceFile("a.md", "key")
    item = RULE.at(file, Span(0, 3), "said", "do so")
    painted = as_text([item], {"a.md": file}, paint=lambda text, role: f"<{role}>{text}</{role}>")
    assert painted.splitlines() == [
        "<place>a.md:1:1:</place> <error>error[CIT001 undefined-key]</error> said",
        "<place>1 |</place> key",
        "<place>  |</place> <error>^^^</error>",
        "  <help>help:</help> do so",
    ]


def test_the_summary_counts_errors_warnings_files_and_what_is_held_back() -> None:
    file = SourceFile("a.md", "abc")
    error = RULE.at(file, Span(0, 1), "said")
    warning = Diagnostic("b.md", error.start, error.end, "SEC001", "x", Severity.WARNING, "said")
    assert summary(Verdict((error, error, warning))) == "2 errors, 1 warning in 2 files"
    assert summary(Verdict((warning,), 3)) == "1 warning in 1 file; the baseline holds back 3"
    assert summary(Verdict((), 1)) == "no finding; the baseline holds back 1"


def test_a_line_of_a_megabyte_is_cropped_at_once() -> None:
    with at_most(20):  # letter by letter from the front, it takes an hour
        lines = shown("x" * 1_000_000 + "here" * 100 + "y" * 1_000_000, "here" * 100, width=60)
    assert max(map(len, lines[1:])) <= 60
