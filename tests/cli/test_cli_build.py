"""`pdf`, `html`, `epub` and `build`: what they write, what they print, and when they write nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_html_is_written_below_build_and_its_path_is_the_last_line(paper: Any, run: Run) -> None:
    done = run("html")
    assert (done.status, done.out, done.err) == (0, "build/en/small-paper.html\n", "")
    assert "The rent and the river" in (paper.path / "build/en/small-paper.html").read_text(encoding="utf-8")


@pytest.mark.pango
def test_build_makes_every_format_and_the_index(paper: Any, run: Run) -> None:
    done = run("build")
    assert done.status == 0, done.err
    made = ["en/small-paper.epub", "en/small-paper.html", "en/small-paper.pdf", "index.html"]
    assert paper.built() == ["accessibility.html", *made]
    assert sorted(done.out.splitlines()) == [f"build/{name}" for name in made]
    assert done.out.splitlines()[-1] == "build/index.html"


@pytest.mark.pango
def test_two_builds_of_the_same_paper_are_the_same_bytes_and_write_nothing_the_second_time(
    paper: Any, run: Run
) -> None:
    run("build")
    before = {name: (paper.path / "build" / name).stat().st_mtime_ns for name in paper.built()}
    assert run("build").status == 0
    assert {name: (paper.path / "build" / name).stat().st_mtime_ns for name in paper.built()} == before


def test_a_paper_elsewhere_is_built_in_its_own_folder_and_named_as_the_user_named_it(
    paper: Any, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paper.path.parent)
    assert run("--project", "paper", "html").out == "paper/build/en/small-paper.html\n"
    assert paper.built() == ["en/small-paper.html"]
    assert sorted(path.name for path in paper.path.parent.iterdir()) == ["paper"]


def test_errors_stop_the_build_and_the_last_good_file_stays(paper: Any, run: Run) -> None:
    run("html")
    good = (paper.path / "build/en/small-paper.html").read_bytes()
    paper.replace("content/en/02-end.md", "[@forum2024]", "[@forum2024; @forum2O24]")
    done = run("--timings", "html")
    assert (done.status, done.out) == (1, "")
    assert "assemble" not in done.err, "nothing is made that is not going to be written"
    assert "content/en/02-end.md:3:23: error[CIT001 undefined-key]" in done.err
    assert "1 error in 1 file: nothing was written\n" in done.err
    assert (paper.path / "build/en/small-paper.html").read_bytes() == good


def test_a_draft_is_built_in_spite_of_errors_and_says_that_it_is_one(paper: Any, run: Run) -> None:
    paper.replace("content/en/02-end.md", "[@forum2024]", "[@forum2024; @forum2O24]")
    done = run("html", "--draft")
    assert (done.status, done.out) == (0, "build/en/small-paper.html\n")
    assert "CIT001" in done.err
    page = (paper.path / "build/en/small-paper.html").read_text(encoding="utf-8")
    assert '<p class="draft">Draft</p>' in page
    assert 'class="broken-reference">[@forum2O24]' in page
    assert "Draft" not in _built_whole(paper, run)


def _built_whole(paper: Any, run: Run) -> str:
    paper.replace("content/en/02-end.md", "; @forum2O24", "")
    assert run("html").status == 0
    return str((paper.path / "build/en/small-paper.html").read_text(encoding="utf-8"))


def test_a_draft_of_what_no_template_can_print_writes_nothing(paper: Any, run: Run) -> None:
    paper.write("templates/page.html.jinja", "{{ paper.titel }}")
    done = run("html", "--draft")
    assert (done.status, paper.built()) == (1, [])
    assert "templates/page.html.jinja:1:1: error[TPL001 template-error]" in done.err


def test_warnings_stop_a_strict_build_only(paper: Any, run: Run) -> None:
    paper.add("content/paper.toml", '[rules]\nCIT001 = "warning"\n')
    paper.replace("content/en/02-end.md", "[@forum2024]", "[@forum2024; @forum2O24]")
    assert run("html", "--strict").status == 1
    assert paper.built() == []
    done = run("html")
    assert (done.status, paper.built()) == (0, ["en/small-paper.html"])
    assert "warning[CIT001" in done.err


def test_what_a_finished_file_lacks_stops_the_build_unless_it_is_ignored_with_a_reason(paper: Any, run: Run) -> None:
    paper.replace("templates/page.html.jinja", 'id="{{ note.id }}"', "")
    done = run("html")
    assert (done.status, paper.built()) == (1, [])
    assert "OUT001 notes-in-order" in done.err
    paper.add("content/paper.toml", '[[ignore]]\nrule = "OUT001"\nreason = "a page without notes"\n')
    assert run("html").status == 0
    assert run("check", "--strict").status == 0, "an ignore of what only a built file shows is not unused in a check"


def test_output_is_written_where_the_user_says(paper: Any, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "paper.html"
    done = run("html", "-o", str(target))
    assert (done.status, done.out) == (0, f"{target}\n")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert paper.built() == []


def test_output_of_a_dash_is_standard_output_and_nothing_is_written(paper: Any, run: Run) -> None:
    done = run("html", "-o", "-")
    assert done.out.startswith("<!DOCTYPE html>")
    assert done.out.endswith("</html>\n")
    assert paper.built() == []


@pytest.mark.parametrize("target", ["bibliography.bib", "content/en/01-begin.md", "content/new.html", "content"])
def test_output_never_replaces_what_the_paper_is_made_from(paper: Any, run: Run, target: str) -> None:
    done = run("html", "-o", target)
    assert done.status == 2
    assert f"`{target}`" in done.err
    assert (paper.path / "bibliography.bib").read_text(encoding="utf-8").startswith("@book")


@pytest.mark.usefixtures("paper")
def test_output_to_a_pipe_goes_through_it_and_leaves_it_one(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)  # so that neither end waits for the other
    try:
        done = run("html", "-o", str(pipe))
        assert (done.status, pipe.is_fifo()) == (0, True), "a device of the system's must never become a file"
        assert os.read(reader, 100).startswith(b"<!DOCTYPE html>")
    finally:
        os.close(reader)


@pytest.mark.usefixtures("paper")
def test_one_output_for_two_locales_is_a_usage_error(run: Run) -> None:
    done = run("html", "-l", "en", "-l", "fr", "-o", "x.html")
    assert done.status == 2
    assert "one locale" in done.err


@pytest.mark.usefixtures("paper")
def test_unknown_locale_ends_with_the_nearest(run: Run) -> None:
    done = run("html", "-l", "eng")
    assert (done.status, done.out) == (2, "")
    assert "no locale `eng`" in done.err
    assert "did you mean `en`?" in done.err


@pytest.mark.pango
def test_build_of_one_locale_still_lists_the_others_that_are_there(paper: Any, run: Run) -> None:
    for name in ("01-begin.md", "02-end.md", "metadata.toml"):
        paper.write(f"content/fr/{name}", (paper.path / f"content/en/{name}").read_bytes())
    paper.replace("content/fr/metadata.toml", "A small paper", "Un petit texte")
    paper.write("build/en/small-paper.html", "made before")
    done = run("build", "-l", "fr")
    assert done.status == 0, done.err
    index = (paper.path / "build/index.html").read_text(encoding="utf-8")
    assert 'href="en/small-paper.html"' in index
    assert 'href="en/small-paper.pdf"' not in index
    assert all(f'href="fr/small-paper.{name}"' in index for name in ("pdf", "html", "epub"))
    assert 'lang="fr"' in index
    assert "français" in index
    assert (paper.path / "build/en/small-paper.html").read_text(encoding="utf-8") == "made before"


def test_a_build_folder_that_leads_out_of_the_project_is_refused(paper: Any, run: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (paper.path / "build").symlink_to(outside)
    done = run("html")
    assert done.status == 2
    assert "symbolic link" in done.err
    assert list(outside.iterdir()) == []


def test_a_locale_folder_below_build_that_leads_out_is_refused(paper: Any, run: Run, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (paper.path / "build").mkdir()
    (paper.path / "build/en").symlink_to(tmp_path / "outside")
    assert run("html").status == 2


def test_a_project_reached_by_a_symbolic_link_builds(
    paper: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(paper.path)
    monkeypatch.chdir(tmp_path)
    assert run("--project", "link", "html").out == "link/build/en/small-paper.html\n"


def test_no_content_ends_with_what_to_do(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("pdf", "html", "build", "check", "notes"):
        done = run(command)
        assert (done.status, done.out) == (2, "")
        assert "no content/" in done.err
        assert "paperbuild init DIR" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("paper")
def test_timings_are_json_lines_on_standard_error(run: Run) -> None:
    done = run("--timings", "html")
    steps = [json.loads(line)["step"] for line in done.err.splitlines()]
    assert {"load", "parse", "check", "assemble en", "html en", "write"} <= set(steps)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_ends_with_its_name(paper: Any, run: Run) -> None:
    paper.write("content/en/03-more.md", "# More {#more}\n\nText.\n")
    (paper.path / "content/en/03-more.md").chmod(0)
    done = run("check")
    assert (done.status, done.out) == (2, "")
    assert "03-more.md" in done.err


@pytest.mark.slow
@pytest.mark.pango
def test_a_language_without_its_fonts_does_not_stop_the_others(
    paper: Any, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paperbuild.engines.layout import fonts

    whole, lacking = fonts._faces, {"Sarabun", "Noto Sans Thai"}
    monkeypatch.setattr(fonts, "_faces", lambda family: () if family in lacking else whole(family))
    folder = paper.path / "content/th"
    folder.mkdir()
    for source in sorted((paper.path / "content/en").glob("*.md")):
        text = source.read_text(encoding="utf-8").replace("\n\n", "\n\nที่อยู่อาศัย ", 1)
        (folder / source.name).write_text(text, encoding="utf-8")
    (folder / "metadata.toml").write_text('title = "ที่อยู่อาศัย"\n', encoding="utf-8")
    done = run("build")
    assert done.status == 1, done.err
    assert done.err.count("error[OUT003") == done.err.count("error[") == 1, done.err
    assert "help: install the fonts: pip install 'paperbuild[fonts]'" in done.err
    assert ": not written: the PDF of `th`, the EPUB of `th`\n" in done.err
    made = [f"en/small-paper.{suffix}" for suffix in ("epub", "html", "pdf")]
    assert paper.built() == ["accessibility.html", *made, "index.html", "th/small-paper.html"]
    assert run("pdf", "-l", "th").status == 1
    assert "th/small-paper.pdf" not in paper.built()
    settings = paper.path / "content/paper.toml"
    settings.write_text('url = "https://example.org/rents/"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    said = "the PDF of `th` with its picture for social networks, which the HTML names, the EPUB of `th`"
    assert f": not written: {said}\n" in run("build").err
    assert "en/small-paper.jpg" in paper.built()
    assert "th/small-paper.jpg" not in paper.built()
