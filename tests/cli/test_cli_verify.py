"""`verify`: what it says of finished files and of the checkers that are not there, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paperbuild.model.formats import Format
from paperbuild.output.pages.statement import CheckedWith, Record, digest
from tests.verify.made import small, with_html

Run = Callable[..., Any]


@pytest.fixture
def built(paper: Any) -> Any:
    """The small paper with an HTML file and an EPUB that nothing is wrong with."""
    for name, file in small().files.items():
        paper.write(f"build/en/small-paper.{name}", file.content)
    return paper


@pytest.fixture(autouse=True)
def _bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Java, Node, Chromium and npm's packages: what is left is quick, and the same everywhere."""
    monkeypatch.setenv("PATH", str(tmp_path / "no-programs"))
    monkeypatch.setattr("paperbuild.verify.packages._CHECKOUT", tmp_path / "no-checkout")
    monkeypatch.setenv("PAPERBUILD_CHECKERS", str(tmp_path / "no-packages"))


def spoil(paper: Any, *changes: tuple[str, str]) -> None:
    paper.write("build/en/small-paper.html", with_html(small(), *changes).files[Format.HTML].content)


@pytest.mark.usefixtures("built")
def test_good_files_end_well_and_what_was_not_checked_is_said(run: Run) -> None:
    done = run("verify")
    assert (done.status, done.out) == (0, "")
    lines = done.err.splitlines()
    assert "not checked: build/en/small-paper.pdf has not been built" in lines
    assert "not checked: axe is not installed" in lines
    assert "not checked: epubcheck needs Java, which is not installed" in lines
    assert lines[-1] == "2 files: nothing is wrong with them (checked with: paperbuild, formats)"


def test_findings_are_shown_at_their_line_of_the_built_file(built: Any, run: Run) -> None:
    spoil(built, (' alt="An empty house"', ""))
    done = run("verify")
    assert done.status == 1
    assert "build/en/small-paper.html:24:4: error[OUT019 unnamed-image] an image has no alternative text" in done.err
    assert '24 | <p><img src="data:image/png;base64,AAAA"/></p>' in done.err
    assert done.err.endswith("1 error in 1 file\n")


def test_json_says_what_was_checked_and_what_was_not(built: Any, run: Run) -> None:
    spoil(built, ("in every town", "in every village"))
    done = run("verify", "--format", "json")
    report = json.loads(done.out)
    assert done.status == 1
    (finding,) = report["diagnostics"]
    assert (finding["rule"], finding["path"], finding["locale"]) == ("OUT028", "build/en/small-paper.epub", "en")
    assert report["summary"] == {"errors": 1, "warnings": 0}
    assert [one["name"] for one in report["checked"]] == ["paperbuild", "formats"]
    assert all(one["version"] for one in report["checked"])
    names = [one["name"] for one in report["not_checked"]]
    assert names == ["build/en/small-paper.pdf", "ace", "axe", "epubcheck", "nu"]
    assert report["not_checked"][1]["reason"] == "is not installed"
    assert "npm install" in report["not_checked"][1]["hint"]


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_findings_come_in_the_other_forms_of_check(built: Any, run: Run, form: str) -> None:
    spoil(built, ("<title>A small paper</title>", ""))
    done = run("verify", "--format", form)
    assert done.status == 1
    assert "OUT024" in done.out
    assert "build/en/small-paper.html" in done.out


def test_settings_say_how_much_a_finding_weighs(built: Any, run: Run) -> None:
    spoil(built, ("<title>A small paper</title>", ""))
    built.add("content/paper.toml", '\n[rules]\nmissing-metadata = "warning"\n')
    assert run("verify").status == 0
    assert run("verify", "--strict").status == 1
    ignore = '\n[[ignore]]\nrule = "OUT024"\npath = "build/*.html"\nreason = "It has none."\n'
    built.add("content/paper.toml", ignore)
    assert run("verify", "--strict", "--statement").status == 0
    assert "does not count as faults: 1." in (built.path / "build/accessibility.html").read_text("utf-8")


@pytest.mark.usefixtures("built")
def test_a_checker_that_is_required_and_not_there_ends_it_before_it_begins(run: Run) -> None:
    done = run("verify", "--require", "axe")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("paperbuild: axe is not installed\n  help: npm install --prefix ")
    assert run("verify", "--require", "paperbuild", "--require", "formats").status == 0
    every = run("verify", "--require", "all")
    assert every.status == 2
    assert "ace is not installed; axe is not installed; epubcheck needs Java" in every.err


@pytest.mark.usefixtures("built")
def test_an_unknown_checker_ends_with_the_nearest(run: Run) -> None:
    done = run("verify", "--require", "epubchek")
    assert done.status == 2
    assert "no checker is called `epubchek`" in done.err
    assert "did you mean `epubcheck`?" in done.err


def test_what_has_not_been_built_cannot_be_verified(paper: Any, run: Run) -> None:
    done = run("verify")
    assert (done.status, done.err) == (
        2,
        "paperbuild: nothing has been built yet\n  help: run `paperbuild build` first\n",
    )
    assert paper.built() == []


def test_verify_writes_nothing_and_a_section_at_fault_does_not_stop_it(built: Any, run: Run) -> None:
    before = built.built()
    built.add("content/en/02-end.md", "\nAn unknown work.[@nobody]\n")
    assert run("verify").status == 0
    assert built.built() == before


def test_the_statement_tells_readers_what_was_checked_and_what_is_not_met(built: Any, run: Run) -> None:
    spoil(built, (' alt="An empty house"', ""))
    done = run("verify", "--statement")
    assert (done.status, done.out) == (1, "build/accessibility.html\n")
    page = (built.path / "build/accessibility.html").read_text("utf-8")
    assert "an image has no alternative text (OUT019 unnamed-image)" in page
    assert "Not used, because not installed: Ace by DAISY, axe-core, EPUBCheck, Nu Html Checker." in page
    assert "whether the formats have the same headings" in page
    record = json.loads((built.path / "build/verified.json").read_text("utf-8"))
    assert sorted(record["files"]) == ["build/en/small-paper.epub", "build/en/small-paper.html"]
    assert [one["files"] for one in record["checked"]] == [sorted(record["files"])] * 2
    assert [one["rule"] for one in record["findings"]] == ["OUT019 unnamed-image"]
    assert json.loads(run("verify", "--statement", "--format", "json").out)["summary"]["errors"] == 1


PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>Files</title></head>
<body>
<main><a href="en/small-paper.html">HTML</a> <a href="https://example.org/a">a</a></main>
</body>
</html>
"""


def test_the_pages_beside_the_papers_are_held_against_the_same_rules(built: Any, run: Run) -> None:
    built.write("build/index.html", PAGE.encode())
    built.write("build/accessibility.html", PAGE.encode())
    done = run("verify")
    assert (done.status, done.err.splitlines()[-1][:8]) == (0, "4 files:")
    image = PAGE.replace("</main>", '<img src="data:image/png;base64,AA"><script>1</script></main>')
    built.write("build/index.html", image.replace(' lang="en"', "").encode())
    built.write("build/accessibility.html", PAGE[:80].encode())
    done = run("verify", "--format", "json")
    found = {(one["path"], one["name"]) for one in json.loads(done.out)["diagnostics"]}
    assert found == {
        ("build/index.html", "unnamed-image"),
        ("build/index.html", "outside-request"),
        ("build/index.html", "missing-metadata"),
        ("build/accessibility.html", "broken-file"),
    }
    assert run("verify", "-l", "en").status == 0, "asked about one locale, it says nothing of what is of none"


def test_a_page_that_leads_to_a_file_which_is_not_there_is_told(built: Any, run: Run) -> None:
    built.write("build/index.html", PAGE.replace("en/small-paper.html", "fr/small-paper.html#rents").encode())
    done = run("verify")
    assert done.status == 1
    assert "build/index.html:5:7: error[OUT018 dead-link] the link to `fr/small-paper.html` leads to a file" in done.err


def test_what_the_pages_beside_the_papers_lack_is_no_matter_of_the_statement(built: Any, run: Run) -> None:
    built.write("build/index.html", PAGE.replace(' lang="en"', "").encode())
    assert run("verify", "--statement").status == 1
    record = json.loads((built.path / "build/verified.json").read_text("utf-8"))
    assert record["findings"] == []
    assert "build/index.html" not in record["files"]


def test_what_a_file_says_cannot_break_the_statement(built: Any, run: Run) -> None:
    spoil(built, ('href="#homes"', 'href="#<script>alert(1)</script>"'))
    run("verify", "--statement")
    page = (built.path / "build/accessibility.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_broken_file_was_given_to_no_checker(built: Any, run: Run) -> None:
    built.write("build/en/small-paper.pdf", b"%PDF-1.7 cut short")
    assert run("verify", "--statement").status == 1
    record = json.loads((built.path / "build/verified.json").read_text("utf-8"))
    assert "build/en/small-paper.pdf" in record["files"]
    assert record["checked"]
    assert not any("build/en/small-paper.pdf" in one["files"] for one in record["checked"])


@pytest.mark.pango
def test_build_keeps_what_was_found_of_the_very_files_and_of_no_other(paper: Any, run: Run) -> None:
    assert run("build").status == 0
    page = paper.path / "build/accessibility.html"
    assert "No program has checked these files yet" in page.read_text("utf-8")
    paper.write("build/verified.json", _record(paper).as_json())
    assert run("build").status == 0
    assert "5.3.0" in page.read_text("utf-8")
    paper.add("content/en/02-end.md", "\nOne sentence more.\n")
    assert run("build").status == 0
    assert "5.3.0" not in page.read_text("utf-8")
    assert "made again since the last check" in page.read_text("utf-8")
    paper.write("build/verified.json", "[1, 2")
    assert run("build").status == 0


def test_one_format_made_anew_changes_what_the_statement_says_of_it(built: Any, run: Run) -> None:
    assert run("verify", "--statement").status == 0
    page = built.path / "build/accessibility.html"
    assert "HTML</a> – checked, and the same since" in page.read_text("utf-8")
    assert run("html").status == 0
    assert "HTML</a> – not checked: made again" in page.read_text("utf-8")
    assert "EPUB</a> – checked, and the same since" in page.read_text("utf-8")
    assert "index.html" not in built.built(), "what is not there is not made"


def _record(paper: Any) -> Record:
    names = [f"build/{name}" for name in paper.built() if name.startswith("en/")]
    contents = {name: (paper.path / name).read_bytes() for name in names}
    files = {name: digest(content) for name, content in contents.items()}
    return Record(files, (CheckedWith("epubcheck", "5.3.0", tuple(files)),))
