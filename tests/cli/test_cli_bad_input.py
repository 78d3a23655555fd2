"""Bad input of every kind: file, line, column, rule and hint are shown, the status is 1, and nothing is written.

The columns are those of the very key, field or note; every fault stands in a paper in which all else is well.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.clock import HANGS_S

Run = Callable[..., Any]

BEGIN, END, BIB, SETTINGS = "content/en/01-begin.md", "content/en/02-end.md", "bibliography.bib", "content/paper.toml"

ENTRY = """
@book{okafor2020,
  author = {Okafor, Ben},
  title  = {Another book},
  date   = {2020}
}
"""


@dataclass(frozen=True)
class Case:
    """A fault: what is changed (`old` to `new`) or added in `path`, and what is to be shown of it. `also` changes
    other files, so that nothing else is wrong."""

    path: str
    shown: str
    hint: str
    old: str = ""
    new: str | bytes = ""
    also: tuple[tuple[str, str, str], ...] = ()


CASES = {
    "a key that is not in the bibliography": Case(
        END,
        "3:23: error[CIT001 undefined-key]",
        "did you mean `forum2024`?",
        "[@forum2024]",
        "[@forum2024; @forum2O24]",
    ),
    "a note without definition": Case(
        BEGIN, "3:30: error[NOT001 undefined-note]", "[^slugg]", "Another.", "An[^slugg]."
    ),
    "a note that is defined twice": Case(
        BEGIN, "7:1: error[NOT003 note-defined-twice]", "slug", "", "\n[^slug]: Once more.\n"
    ),
    "a note that is never called": Case(
        END, "5:1: error[NOT002 unused-note]", "[^alone]", "", "\n[^alone]: Nothing calls it.\n"
    ),
    "a duplicate key": Case(
        BIB,
        "15:7: error[BIB002 duplicate-key]",
        "marsh2021",
        "",
        ENTRY.replace("okafor2020", "marsh2021"),
    ),
    "a duplicate field": Case(
        BIB, "4:3: error[BIB003 duplicate-field]", "title", "  publisher", "  title     = {Once more},\n  publisher"
    ),
    "a work that has two entries": Case(
        BIB,
        "15:7: error[BIB011 same-work]",
        "marsh2021",
        "",
        "\n@book{marsh-again,\n  author = {Marsh, Clara},\n  title = {The rent and the river},\n"
        "  publisher = {Example Press},\n  date = {2021}\n}\n",
        also=((END, "[@forum2024]", "[@forum2024; @marsh-again]"),),
    ),
    "an entry with a missing brace": Case(
        BIB,
        "1:1: error[BIB001 broken-entry]",
        "close the value of `title` before `publisher`",
        "{The rent and the river}",
        "{The rent and the river",
    ),
    "a bad date": Case(BIB, "5:16: error[BIB006 malformed-date]", "", "{2021}", "{2021-13-45}"),
    "a bad DOI": Case(BIB, "5:16: error[BIB007 malformed-doi]", "", "  date      = {2021}", "  doi       = {11.x}"),
    "a bad ISBN": Case(
        BIB,
        "5:16: error[BIB008 malformed-isbn]",
        "",
        "  date      = {2021}",
        "  isbn      = {978-0-306-40615-8}",
    ),
    "Latin-1 bytes in a section": Case(END, "3:4: error[BIB021 bad-encoding]", "UTF-8", "The end", b"Caf\xe9, the end"),
    "Latin-1 bytes in the bibliography": Case(
        BIB, "2:27: error[BIB021 bad-encoding]", "UTF-8", "Marsh, Clara", b"Marsh, Clar\xe9"
    ),
    "an empty section": Case(END, "5:1: error[SEC003 empty-section]", "", "", "\n## Nothing {#nothing}\n"),
    "a heading that skips a level": Case(
        END, "5:1: error[SEC001 skipped-level]", "", "", "\n### Too deep {#deep}\n\nText.\n"
    ),
    "a missing image": Case(END, "5:1: error[LNK002 missing-file]", "", "", "\n![A map of the town.](map.png)\n"),
    "a remote image": Case(
        END, "5:1: error[LNK004 remote-image]", "", "", "\n![A map of the town.](https://example.org/map.png)\n"
    ),
    "a script": Case(END, "5:1: error[RAW001 raw-markup]", "", "", "\n<script>alert(1)</script>\n"),
    "a file outside the project": Case(
        END, "5:1: error[LNK003 outside-file]", "", "", "\n![A map of the town.](../../../map.png)\n"
    ),
    "a div that is never closed": Case(
        BEGIN, "7:1: error[SEC004 unclosed-block]", ":::", "", "\n::: {.case-study}\n## A case {#case}\n\nText.\n"
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_it_is_shown_where_it_stands_and_nothing_is_written(paper: Any, run: Run, case: Case) -> None:
    _break(paper, case)
    done = run("html")
    assert (done.status, done.out, paper.built()) == (1, "", [])
    assert f"{case.path}:{case.shown}" in done.err
    about = done.err.split(f"{case.path}:{case.shown}")[1].split("\n\n")[0]
    assert "  help: " in about
    assert case.hint in about


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_nothing_else_is_called_wrong(paper: Any, run: Run, case: Case) -> None:
    _break(paper, case)
    found = json.loads(run("check", "--format", "json").out)["diagnostics"]
    rule = case.shown.split("[")[1].split(" ")[0]
    assert {item["rule"] for item in found if item["severity"] == "error"} == {rule}


def _break(paper: Any, case: Case) -> None:
    content = (paper.path / case.path).read_bytes()
    new = case.new if isinstance(case.new, bytes) else case.new.encode()
    assert case.old.encode() in content
    paper.write(case.path, content.replace(case.old.encode(), new, 1) if case.old else content + new)
    for path, old, other in case.also:
        paper.replace(path, old, other)


def test_what_follows_a_broken_entry_is_read_and_its_own_citations_are_not_undefined(paper: Any, run: Run) -> None:
    _break(paper, CASES["an entry with a missing brace"])
    done = run("check")
    assert "CIT001" not in done.err
    assert "forum2024" not in done.err


def test_a_template_that_fails_is_shown_at_its_line(paper: Any, run: Run) -> None:
    paper.write("templates/page.html.jinja", "<html>\n<h1>{{ paper.titel }}</h1>\n{{ 1 / 0 }}\n</html>\n")
    done = run("html")
    assert (done.status, done.out, paper.built()) == (1, "", [])
    assert "templates/page.html.jinja:2:1: error[TPL001 template-error]" in done.err
    assert "nothing is called `titel` here" in done.err
    assert "  help: did you mean `title`?" in done.err


def test_a_template_with_a_syntax_error_is_shown_at_its_line(paper: Any, run: Run) -> None:
    paper.write("templates/epub/part.xhtml.jinja", "{% for part in parts %}\n{{ part.html }\n")
    done = run("epub")
    assert (done.status, paper.built()) == (1, [])
    assert "templates/epub/part.xhtml.jinja:2:1: error[TPL001" in done.err


def test_a_citation_style_that_is_no_xml_is_shown_at_its_line(paper: Any, run: Run) -> None:
    paper.write("templates/notes.csl", "<style>\n  <info>\n</style>\n")
    done = run("html")
    assert (done.status, paper.built()) == (1, [])
    assert "templates/notes.csl:3:3: error[TPL002 unsafe-style]" in done.err


def test_everything_wrong_in_the_settings_is_shown_at_once_with_its_place(paper: Any, run: Run) -> None:
    paper.write(
        SETTINGS,
        """slug = "Small Paper"
citation-stlye = "notes.csl"
paper-size = "A5"

[publisher]
nmae = "The Forum"

[rules]
undefind-key = "off"
""",
    )
    done = run("html")
    assert (done.status, paper.built()) == (1, [])
    for shown in (
        "1:1: error[SET003 wrong-setting]",
        "1:1: error[SET001 missing-setting] the setting `locale` is missing",
        "1:1: error[SET001 missing-setting] the setting `date` is missing",
        "2:1: error[SET002 unknown-setting] no setting is called `citation-stlye`",
        "3:1: error[SET003 wrong-setting]",
        "6:1: error[SET002 unknown-setting] no setting is called `publisher.nmae`",
    ):
        assert f"{SETTINGS}:{shown}" in done.err
    for hint in ("did you mean `citation-style`?", "did you mean `name`?"):
        assert f"help: {hint}" in done.err
    assert "`publisher.name` is missing" not in done.err  # `nmae` is it


def test_a_slip_in_the_name_of_a_setting_is_one_finding_and_its_hint_leaves_none(paper: Any, run: Run) -> None:
    paper.replace(SETTINGS, "locale =", "source-locale =")
    paper.replace(SETTINGS, '"en"', '"sv"')
    (paper.path / "content/en").rename(paper.path / "content/sv")
    [one] = json.loads(run("check", "--format", "json").out)["diagnostics"]
    assert (one["rule"], one["hint"]) == ("SET002", "did you mean `locale`?")
    paper.replace(SETTINGS, "source-locale =", "locale =")
    assert run("check").status == 0


def test_no_hint_makes_a_second_setting_of_one_that_is_there(paper: Any, run: Run) -> None:
    paper.replace(SETTINGS, "locale =", 'locales = "en"\nlokale = "en"\nlocale =')
    found = json.loads(run("check", "--format", "json").out)["diagnostics"]
    assert [one["hint"] for one in found] == ["`locale` is there already: delete this line"] * 2
    paper.replace(SETTINGS, "\nlocale =", "\n#")
    found = json.loads(run("check", "--format", "json").out)["diagnostics"]
    assert [one["hint"] for one in found] == ["did you mean `locale`?", "`locale` is there already: delete this line"]


def test_one_run_shows_everything_of_every_file(paper: Any, run: Run) -> None:
    paper.replace(END, "[@forum2024]", "[@forum2024; @forum2O24]")
    paper.replace(BEGIN, "Another.", "Another.[^nowhere]")
    paper.replace(BIB, "{2024-03-14}", "{2024-03-44}")
    paper.replace(SETTINGS, "date = 2026-09-01", "date = 2026-09-01\npaper-size = 5")
    found = json.loads(run("check", "--format", "json").out)["diagnostics"]
    places = [(item["path"], item["rule"]) for item in found]
    assert places == [(BIB, "BIB006"), (BEGIN, "NOT001"), (END, "CIT001"), (SETTINGS, "SET003")]


def test_the_same_holds_for_the_program_itself(paper: Any) -> None:
    paper.replace(END, "[@forum2024]", "[@forum2024; @forum2O24]")
    program = [sys.executable, "-m", "paperbuild"]
    done = subprocess.run(
        [*program, "pdf"], cwd=paper.path, capture_output=True, text=True, check=False, timeout=HANGS_S
    )
    assert (done.returncode, done.stdout, paper.built()) == (1, "", [])
    assert f"{END}:3:23: error[CIT001 undefined-key]" in done.stderr
