"""What git could not merge is one finding, wherever it stands, and the rest of the file is read as if it had merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.checks.check import found
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.syntax.merge_marks import left_marks, merge_conflicts, opening_mark, without_conflicts
from tests.compare.conftest import BILINGUAL, files_of

Make = Callable[[Mapping[str, bytes]], Paper]
FILES = [
    "content/en/02-findings.md",
    "content/fr/02-findings.md",
    "content/paper.toml",
    "content/fr/metadata.toml",
    "bibliography.bib",
]


def unmerged(text: str, line: int, end: str = "\n") -> str:
    """`text` with two versions of one line (from 0), as git leaves them."""
    lines = text.split("\n")
    lines[line : line + 1] = ["<<<<<<< HEAD", lines[line], "||||||| 1f2e3d4", "=======", lines[line], ">>>>>>> spring"]
    return end.join(lines)


def findings(paper: Paper) -> list[tuple[str, str, str]]:
    return sorted((item.rule, item.path, item.message) for item in found(paper))


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_conflict_is_one_finding_and_makes_no_other(path: str, end: str, make_paper: Make) -> None:
    files = files_of(BILINGUAL)
    text = files[path].decode()
    before = findings(make_paper({**files, path: text.replace("\n", end).encode()}))
    first = next(n for n, line in enumerate(text.split("\n")) if n > 1 and line.strip() and line[0] not in "#:|")
    after = findings(make_paper({**files, path: unmerged(text, first, end).encode()}))
    more = [item for item in after if item not in before]
    assert [(rule, where) for rule, where, _ in more] == [("RAW004", path)]
    assert [item for item in before if item not in after] == []


def test_a_record_and_a_template_that_could_not_be_merged_are_told_once(make_paper: Make) -> None:
    files = files_of(BILINGUAL)
    record = "content/fr/made-from/02-findings.md"
    template = {"templates/extra.html.jinja": unmerged("<p>one</p>\n<p>two</p>", 1).encode()}
    paper = make_paper({**files, record: unmerged(files[record].decode(), 2).encode(), **template})
    told = [(rule, path) for rule, path, message in findings(paper) if "git could not merge" in message]
    assert told == [("LOC027", record), ("RAW004", "templates/extra.html.jinja")]


def test_in_a_record_half_of_the_marks_is_enough_unless_it_is_code() -> None:
    assert opening_mark(SourceFile("a.md", "<<<<<<< HEAD\nx\n"))
    assert opening_mark(SourceFile("a.toml", "~~~\n<<<<<<< HEAD\n~~~\n"))
    assert opening_mark(SourceFile("a.md", "~~~\n<<<<<<< HEAD\n~~~\n")) is None
    assert opening_mark(SourceFile("a.md", "~~~\n<<<<<<< a\nx\n~~~\n>>>>>>> b\n")) is not None
    assert opening_mark(SourceFile("a.md", ">>>>>>> quoted\n\nTitle\n=======\n")) is None


def test_what_is_blanked_keeps_every_offset() -> None:
    text = "a\r\n<<<<<<< one\r\nb\r\n=======\r\nc\r\n>>>>>>> two\r\nd\r\n"
    left = without_conflicts(text)
    assert len(left) == len(text)
    assert [line.rstrip() for line in left.splitlines()] == ["a", "b", "d"]
    assert [left.index(letter) for letter in "abd"] == [text.index(letter) for letter in "abd"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", 1),
        ("<<<<<<< a\nx\n>>>>>>> b", 1),  # somebody took the line between them out
        ("<<<<<<<\nx\n=======\ny\n>>>>>>>\n" * 2, 2),
        ("<<<<<<<< eight\nx\n>>>>>>>> eight\n", 0),
        ("<<<<<<<a\nx\n>>>>>>>b\n", 0),
        (" <<<<<<< a\n >>>>>>> b\n", 0),
        (">>>>>>> b\nx\n<<<<<<< a\n", 0),
        ("Title\n=======\n", 0),
    ],
)
def test_an_opening_and_a_closing_mark_make_a_conflict(text: str, count: int) -> None:
    assert len(merge_conflicts(text)) == count
    assert len(merge_conflicts(text.replace("\n", "\r"))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<<<<<<< HEAD\nx\n", 1),
        ("x\n>>>>>>> spring\n", 1),
        ("x\n>>>>>>> 1f2e3d4 (Rents: 4%)\n", 1),
        ("||||||| 1f2e3d4\nx\n", 1),
        ("<<<<<<<\nx\n", 1),
        (">>>>>>> Seven times quoted.\n", 0),
        (">>>>>>>\n", 0),
        ("||||||| a | b |\n", 0),
        ("Title\n=======\n", 0),
        ("~~~\n<<<<<<< HEAD\n~~~\n", 0),
        ("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", 0),
        ("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n>>>>>>> c\n", 1),
    ],
)
def test_one_mark_that_is_left_is_told(text: str, count: int) -> None:
    assert len([*left_marks(SourceFile("a.md", text))]) == count
    assert len([*left_marks(SourceFile("a.md", text.replace("\n", "\r\n")))]) == count
