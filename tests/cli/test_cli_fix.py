"""`paperbuild fix`: what it writes, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_fix_sets_spaces_right_and_keeps_the_bytes_around_them(paper: Any, run: Run) -> None:
    path = paper.path / "content/en/02-end.md"
    path.write_bytes(b"\xef\xbb\xbf# End {#end}\r\n\r\nThe end , here.[@forum2024]\r\n")
    done = run("fix")
    assert (done.status, done.out, done.err) == (0, "content/en/02-end.md: 1 fault corrected\n", "1 fault corrected\n")
    assert path.read_bytes() == b"\xef\xbb\xbf# End {#end}\r\n\r\nThe end, here.[@forum2024]\r\n"
    assert run("fix").err == "0 faults corrected\n"


def test_a_dry_run_writes_nothing(paper: Any, run: Run) -> None:
    path = paper.path / "content/en/02-end.md"
    path.write_text("# End {#end}\n\nThe end , here.[@forum2024]\n", encoding="utf-8")
    done = run("fix", "--dry-run", "-l", "en")
    assert done.out == "content/en/02-end.md: 1 fault to correct\n"
    assert " , here" in path.read_text(encoding="utf-8")


def test_what_cannot_be_mended_safely_is_told_with_its_place(paper: Any, run: Run) -> None:
    path = paper.path / "content/en/02-end.md"
    table = "+------+\n| on , |\n+======+\n| off  |\n+------+\n"
    path.write_text(f"# End {{#end}}\n\nThe end.[@forum2024]\n\n{table}", encoding="utf-8")
    done = run("fix")
    assert done.status == 1
    assert done.out == "content/en/02-end.md:6:6: a space before `,`; correct it by hand\n"


@pytest.mark.usefixtures("paper")
def test_a_locale_that_is_none_is_told(run: Run) -> None:
    assert run("fix", "-l", "fr").status == 2


def test_fix_mends_the_strings_of_a_locale(paper: Any, run: Run) -> None:
    path = paper.path / "content/en/metadata.toml"
    path.write_text('title = "Homes , and rents"\n', encoding="utf-8")
    assert run("fix").out == "content/en/metadata.toml: 1 fault corrected\n"
    assert path.read_text(encoding="utf-8") == 'title = "Homes, and rents"\n'


BIB = (
    "\ufeff% A comment\r\n@misc{forum2024, title = {Homes  &amp; Rents}, doi = {https://doi.org/10.1000/1},"
    " month = {June}, year = 2024}\r\n"
)


def test_fix_mends_the_library_and_keeps_the_bytes_around(paper: Any, run: Run) -> None:
    path = paper.path / "bibliography.bib"
    path.write_bytes(BIB.encode())
    done = run("fix")
    assert (done.status, done.out) == (0, "bibliography.bib: 4 faults corrected\n")
    right = BIB.replace("Homes  &amp;", r"Homes \&").replace("https://doi.org/", "").replace("{June}", "jun")
    assert path.read_bytes() == right.encode()
    assert run("fix").out == ""


def test_a_dry_run_shows_each_change_to_the_library(paper: Any, run: Run) -> None:
    path = paper.path / "bibliography.bib"
    path.write_bytes(BIB.encode())
    assert run("fix", "--dry-run").out.splitlines() == [
        "bibliography.bib:2:32: `␣␣` becomes `␣`",
        r"bibliography.bib:2:34: `&amp;` becomes `\&`",
        "bibliography.bib:2:55: `https://doi.org/10.1000/1` becomes `10.1000/1`",
        "bibliography.bib:2:91: `{June}` becomes `jun`",
        "bibliography.bib: 4 faults to correct",
    ]
    assert path.read_bytes() == BIB.encode()


def test_with_a_locale_named_the_library_is_left(paper: Any, run: Run) -> None:
    (paper.path / "bibliography.bib").write_bytes(BIB.encode())
    assert run("fix", "-l", "en").err == "0 faults corrected\n"
