"""`notes`, `rule` and `doctor`: what they tell, to people and to programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paperbuild.app.doctor import install_line
from paperbuild.rules.registry import RULES

Run = Callable[..., Any]


def test_notes_come_numbered_with_their_place_and_what_they_say(paper: Any, run: Run) -> None:
    done = run("notes")
    assert (done.status, done.err) == (0, "3 notes\n")
    lines = done.out.splitlines()
    assert lines[0].split() == ["1", "marsh2021", "01-begin.md:3"]
    assert lines[1].strip() == "Marsh, The rent and the river, 2021, p. 4"
    assert lines[2].split() == ["2", "slug", "01-begin.md:3"]
    assert lines[3].strip() == "A note that says more, as Marsh, The rent and the river, 2021 does."
    assert paper.built() == []


def test_notes_fit_sixty_columns(paper: Any, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.add("content/en/02-end.md", f"\nMore.[^{'long-' * 9}name]\n\n[^{'long-' * 9}name]: {'word ' * 60}\n")
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run("notes").out.splitlines())) <= 60


def test_notes_as_json_have_the_names_that_programs_rely_on(paper: Any, run: Run) -> None:
    notes = json.loads(run("notes", "--format", "json").out)
    assert [note["number"] for note in notes] == [1, 2, 3]
    assert notes[1] == {
        "number": 2,
        "id": "slug",
        "locale": "en",
        "section": "01-begin.md",
        "path": "content/en/01-begin.md",
        "line": 3,
        "citations": ["marsh2021"],
        "text": "A note that says more, as Marsh, The rent and the river, 2021 does.",
    }
    assert notes[2]["citations"] == ["forum2024"]
    assert paper.built() == []


def test_notes_name_many_authors_in_short_and_keep_what_a_citation_says(paper: Any, run: Run) -> None:
    paper.replace("bibliography.bib", "{Marsh, Clara}", "{Marsh, Clara and {The And Co} and Okafor, Ben}")
    paper.replace("content/en/01-begin.md", "[@marsh2021, p. 4]", "[see *also* @marsh2021, chap. 2; @forum2024]")
    (first, *_) = json.loads(run("notes", "--format", "json").out)
    assert first["text"] == "see also Marsh et al., The rent and the river, 2021, chap. 2; Housing Forum, A door, 2024"


def test_a_work_without_a_title_is_told_by_where_and_when_and_a_place_in_it_stands_apart(paper: Any, run: Run) -> None:
    paper.add("bibliography.bib", "\n@article{times2018, journaltitle = {The Times}, date = {2018-08-29}}\n")
    paper.add("content/en/02-end.md", "\nMore.[@times2018] And @marsh2021 [p. 5] says so.\n")
    texts = [note["text"] for note in json.loads(run("notes", "--format", "json").out)]
    assert texts[-2:] == ["The Times, 2018-08-29", "Marsh, The rent and the river, 2021 p. 5"]


def test_notes_of_an_unknown_locale_end_with_the_nearest(paper: Any, run: Run) -> None:
    done = run("notes", "-l", "enn")
    assert (done.status, done.out) == (2, "")
    assert "did you mean `en`?" in done.err
    assert paper.built() == []


@pytest.mark.parametrize("name", ["CIT001", "cit001", "undefined-key"])
def test_a_rule_is_explained_by_code_and_by_name(run: Run, name: str) -> None:
    done = run("rule", name)
    assert done.status == 0
    assert done.out.startswith("CIT001 undefined-key\nerror, unless paper.toml says otherwise")
    assert "    A claim.[@mac-smth2018]\n             ^" in done.out


def test_every_rule_is_listed_and_can_be_explained(run: Run) -> None:
    listed = run("rule").out
    for rule in RULES:
        assert f"  {rule.code}  {rule.name} " in listed
        assert run("rule", rule.code).status == 0


def test_an_unknown_rule_ends_with_the_nearest(run: Run) -> None:
    done = run("rule", "undefined-keys")
    assert (done.status, done.out) == (2, "")
    assert "did you mean `undefined-key`?" in done.err


@pytest.mark.pango
def test_doctor_tells_what_is_there_and_how_the_paper_stands(paper: Any, run: Run) -> None:
    done = run("doctor")
    assert done.status == 0
    for tool in ("Python", "pandoc", "WeasyPrint", "Pango", "fonts"):
        assert any(line.startswith("ok") and f" {tool} " in line for line in done.out.splitlines()), tool
    assert "the paper small-paper: en, 2 sections, 2 works, 0 errors, 0 warnings" in done.out
    assert paper.built() == []


@pytest.mark.pango
def test_doctor_tells_programs_the_same(paper: Any, run: Run) -> None:
    report = json.loads(run("doctor", "--format", "json").out)
    assert {"name", "ok", "version", "needed", "purpose", "install"} == set(report["tools"][0])
    assert report["project"]["sections"] == 2
    assert paper.built() == []


@pytest.mark.slow
def test_doctor_tells_what_verify_would_ask_and_the_line_that_installs_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERBUILD_CHECKERS", str(tmp_path))
    monkeypatch.setattr("paperbuild.verify.packages._CHECKOUT", tmp_path / "none")
    package = tmp_path / "node_modules" / "axe-core"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "4.99"}', encoding="utf-8")
    tools = {tool["name"]: tool for tool in json.loads(run("doctor", "--format", "json").out)["tools"]}
    assert (tools["axe-core"]["version"], tools["axe-core"]["install"]) == ("4.99", "")
    assert tools["vnu-jar"]["version"] == ""
    assert tools["vnu-jar"]["install"].startswith(f"npm install --prefix {tmp_path} ")
    assert not any(tools[name]["needed"] for name in ("axe-core", "vnu-jar", "@daisy/ace", "Chromium", "Node", "Java"))


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"),
        ("dnf", "sudo dnf install -y pango"),
        ("brew", "brew install pango"),
        ("", "install pango with this system's package manager"),
    ],
)
def test_each_package_manager_has_its_line(manager: str, line: str) -> None:
    assert install_line(manager, "pango") == line


@pytest.mark.parametrize("command", ["notes", "status"])
def test_what_a_check_has_read_is_not_read_again(command: str, paper: Any, run: Run) -> None:
    paper.add("content/en/02-end.md", "\nWords of this test alone.\n")
    run("check")
    steps = [json.loads(line) for line in run("--timings", command).err.splitlines() if line.startswith("{")]
    [sections] = [one for one in steps if one["step"] == "remembered sections"]
    assert (sections["made"], sections["taken"]) == (0, 2)
