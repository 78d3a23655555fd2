"""`diff`: what it says, in which form, where it writes, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies above the folder of a test is no repository that it is in."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def old(paper: Any, tmp_path: Path) -> str:
    """A copy of the small paper, after which the paper has been changed."""
    folder = tmp_path / "old"
    for path in Path(paper.path).rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(paper.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    paper.write("content/en/02-end.md", "# End {#end}\n\nThe very end.[@forum2024]\n")
    return str(folder)


def test_the_change_is_shown_with_its_words_and_place(run: Run, old: str) -> None:
    done = run("diff", old)
    assert done.status == 0
    assert done.out == "Text\n  paragraph changed: content/en/02-end.md:3\n    The {+very+} end.\n"
    assert done.err == "changed: 1 block\n"


def test_where_nothing_has_changed_nothing_is_shown(run: Run, old: str) -> None:
    done = run("diff", old, old)
    assert (done.status, done.out, done.err) == (0, "", "nothing has changed\n")


@pytest.mark.parametrize(("is_same", "status"), [(True, 0), (False, 1)])
def test_the_exit_status_tells_only_where_it_is_asked(run: Run, old: str, is_same: bool, status: int) -> None:
    sides = (old, old) if is_same else (old,)
    assert run("diff", *sides).status == 0
    assert run("diff", "--exit-code", *sides).status == status


def test_json_is_json_alone(run: Run, old: str) -> None:
    done = run("diff", old, "--format", "json", "--html")
    told = json.loads(done.out)
    (block,) = told["locales"][0]["blocks"]
    assert told["differs"] is True
    assert (told["old"]["kind"], block["change"], block["new_text"]) == ("folder", "changed", "The very end.")
    assert block["words"][1] == {"is": "come", "text": " very"}


def test_markdown_marks_words_without_colour(run: Run, old: str) -> None:
    done = run("diff", old, "--format", "markdown")
    assert done.out.startswith("### Changed: 1 block\n")
    assert "- paragraph changed: content/en/02-end.md:3: The **very** end." in done.out.replace("\\", "")


def test_the_redline_is_written_beside_the_paper(run: Run, old: str, paper: Any) -> None:
    done = run("diff", old, "--html")
    assert done.status == 0
    written = Path(paper.path) / "build/en/small-paper-changes.html"
    assert done.out.splitlines()[-1].endswith("small-paper-changes.html")
    html = written.read_text(encoding="utf-8")
    assert '<ins class="pb-ins"><span class="pb-sign">[+</span><span class="pb-words">very</span>' in html
    assert run("diff", old, "--html", "-o", str(Path(old).parent / "r.html")).status == 0
    assert (Path(old).parent / "r.html").read_text(encoding="utf-8") == html


@pytest.mark.parametrize(
    "arguments",
    [(), ("a", "b", "c"), ("a", "-o", "x"), ("a", "-o", "x", "--html", "--pdf"), ("--git", "a", "b")],
)
def test_what_cannot_be_meant_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("diff", *arguments)
    assert (done.status, done.out) == (2, "")


@pytest.mark.usefixtures("paper")
def test_a_side_that_is_nothing_is_one_line(run: Run) -> None:
    done = run("diff", "nosuch")
    assert done.status == 2
    assert done.err.startswith("paperbuild: `nosuch` is no folder and no PDF")


def test_a_language_that_neither_side_has_is_refused(run: Run, old: str) -> None:
    done = run("diff", old, "-l", "xx")
    assert done.status == 2
    assert "the paper has no locale `xx`" in done.err


def test_an_older_side_with_errors_is_compared_all_the_same(run: Run, old: str) -> None:
    (Path(old) / "content/en/01-begin.md").write_text("# Begin {#begin}\n\nA claim.[@nosuch] ::: {.x}\n\n```\nopen\n")
    done = run("diff", old, "--html")
    assert done.status == 0
    assert f"in `{old}`:" in done.err
    assert "undefined-key" in done.err
    assert "The {+very+} end." in done.out


def test_the_paper_of_somebody_else_is_refused(run: Run, old: str) -> None:
    folder = Path(old)
    settings = folder / "content/paper.toml"
    settings.write_text(settings.read_text().replace("small-paper", "another"))
    for name in ("01-begin.md", "02-end.md"):
        text = (folder / "content/en" / name).read_text().replace("{#begin}", "{#x}").replace("{#end}", "{#y}")
        (folder / "content/en" / f"other-{name}").write_text(text)
        (folder / "content/en" / name).unlink()
    done = run("diff", old)
    assert done.status == 2
    assert done.err.startswith(f"paperbuild: `{old}` is another paper: no section of “A small paper” is in this one\n")


def test_git_gives_a_file_and_its_two_versions(run: Run, old: str, paper: Any) -> None:
    before = Path(old) / "content/en/02-end.md"
    after = Path(paper.path) / "content/en/02-end.md"
    for arguments in (
        (str(before), str(after), str(after)),
        (str(after), str(before), "0" * 40, "100644", str(after), "1" * 40, "100644"),
    ):
        done = run("diff", "--git", *arguments)
        assert (done.status, done.out) == (
            0,
            "Text\n  paragraph changed: content/en/02-end.md:3\n    The {+very+} end.\n",
        )


def test_a_file_that_is_new_to_git_is_an_added_section(run: Run, paper: Any) -> None:
    paper.write("content/en/03-new.md", "# New\n\nA new one.\n")
    path = str(Path(paper.path) / "content/en/03-new.md")
    done = run("diff", "--git", path, "/dev/null", ".", ".", path, "1" * 40, "100644")
    assert (done.status, done.out) == (0, "Sections\n  added: “New”\n")


def test_a_file_of_no_paper_is_left_to_git(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "README.md")
    done = run("diff", "--git", path, path, path)
    assert (done.status, done.out, done.err) == (0, "", f"`{path}` belongs to no paper\n")


def test_a_file_that_git_calls_renamed_is_one_section_with_two_names(run: Run, old: str, paper: Any) -> None:
    before, moved = Path(old) / "content/en/02-end.md", Path(paper.path) / "content/en/05-last.md"
    (Path(paper.path) / "content/en/02-end.md").rename(moved)
    path = str(Path(paper.path) / "content/en/02-end.md")
    done = run(
        "diff", "--git", path, str(before), "0" * 40, "100644", str(moved), "1" * 40, "100644", str(moved), "similarity"
    )
    said = "Text\n  paragraph changed: content/en/05-last.md:3\n    The {+very+} end.\n"
    assert (done.status, done.out, done.err) == (0, said, "changed: 1 block\n")


def test_a_file_that_came_into_the_paper_is_an_added_section(run: Run, paper: Any) -> None:
    paper.write("content/en/03-new.md", "# New\n\nA new one.\n")
    path = str(Path(paper.path) / "content/en/03-new.md")
    draft = str(Path(paper.path) / "drafts.md")
    done = run("diff", "--git", draft, path, "0" * 40, "100644", path, "1" * 40, "100644", path, "similarity")
    assert (done.status, done.out) == (0, "Sections\n  added: “New”\n")


def test_what_the_title_page_says_has_its_name_in_a_redline(run: Run, old: str, paper: Any) -> None:
    corrected = '\n[[corrections]]\ndate = 2026-02-01\ntext = "A slip."\naddresses = ["end.p1"]\n'
    paper.add("content/en/metadata.toml", corrected)
    paper.add("content/paper.toml", '\n[[authors]]\nfamily = "Marsh"\ngiven = "Clara"\n')
    done = run("diff", old, "--html")
    assert "corrections: added: 2026-02-01: A slip. (end.p1)" in done.out
    html = (Path(paper.path) / "build/en/small-paper-changes.html").read_text(encoding="utf-8")
    assert "Corrections: <ins" in html
    assert "Authors: <ins" in html
    assert "authors.1" not in html


def test_a_renamed_note_is_told_with_its_addresses(run: Run, old: str, paper: Any) -> None:
    (Path(old) / "content/en/02-end.md").write_text(
        "# End {#end}\n\nThe end.[^n]\n\n[^n]: As said.\n", encoding="utf-8"
    )
    paper.write("content/en/02-end.md", "# End {#end}\n\nThe end.[^said]\n\n[^said]: As said.\n")
    done = run("diff", old, "--html")
    assert done.out.startswith("Notes\n  note 3 renamed (said, called n before)\n    As said.\n")
    html = (Path(paper.path) / "build/en/small-paper-changes.html").read_text(encoding="utf-8")
    assert "<code>#note.n</code>" in html
    assert "<code>#note.said</code>" in html
