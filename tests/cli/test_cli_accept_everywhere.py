"""`locale accept --all-locales`: a misprint is mended in the source, and no translator has anything to do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Folder
from tests.places import PAPERS

Run = Callable[..., Done]
SOURCE = "content/en/02-findings.md"


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A paper in English, in French, and in German, which is French."""
    folder = Folder(tmp_path / "paper")
    shutil.copytree(PAPERS / "bilingual", folder.path)
    shutil.copytree(folder.path / "content/fr", folder.path / "content/de")
    monkeypatch.chdir(folder.path)
    return folder


def stale(run: Run) -> dict[str, int]:
    return {one["locale"]: one["stale"] for one in json.loads(run("status", "--format", "json").out)["locales"]}


def line_of(folder: Folder, text: str) -> str:
    before = (folder.path / SOURCE).read_text(encoding="utf-8").split(text)[0]
    return f"{SOURCE}:{before.count(chr(10)) + 1}"


def record(folder: Folder, code: str) -> str:
    return (folder.path / f"content/{code}/made-from/02-findings.md").read_text(encoding="utf-8")


def test_a_mended_misprint_is_said_once_for_all_locales(paper: Folder, run: Run) -> None:
    paper.replace(SOURCE, "afraid to complain", "afraid to complain,")
    assert stale(run) == {"de": 1, "fr": 1}
    done = run("locale", "accept", "--all-locales", line_of(paper, "Many of them"))
    assert done.status == 0
    assert done.out.splitlines() == [f"content/{code}/made-from/02-findings.md" for code in ("de", "fr")]
    assert "recorded in de, fr" in done.err
    assert stale(run) == {"de": 0, "fr": 0}
    source = (paper.path / SOURCE).read_text(encoding="utf-8")
    assert record(paper, "fr") == record(paper, "de") == source, "as if the section had been accepted"


def test_older_changes_stay_out_of_date(paper: Folder, run: Run) -> None:
    paper.replace(SOURCE, "We spoke to", "We talked with")  # German has not been brought up to date
    run("locale", "accept", "fr")
    paper.replace(SOURCE, "[report of the forum]", "[reports of the forum]")
    done = run("locale", "accept", "--all-locales", line_of(paper, "We talked"))
    assert done.status == 0
    assert "`[report` → `[reports`: recorded in de, fr" in done.err
    assert "`de` is still out of date in 1 block" in done.err
    assert stale(run) == {"de": 1, "fr": 0}
    shown = run("locale", "diff", "de").out
    assert "talked with" in shown
    assert "[-[report-]" not in shown, "what has been said is not told again"
    assert "reports of the forum" in " ".join(record(paper, "de").split())
    assert "We spoke to" in record(paper, "de")


def test_of_several_changes_it_must_be_said_which(paper: Folder, run: Run) -> None:
    paper.replace(SOURCE, "We spoke to", "We talked with")
    paper.replace(SOURCE, "lived alone", "lived on their own")
    before = record(paper, "fr"), record(paper, "de")
    line = line_of(paper, "We talked")
    done = run("locale", "accept", "--all-locales", line)
    assert done.status == 2
    assert "`spoke to` → `talked with`" in done.err
    assert (record(paper, "fr"), record(paper, "de")) == before
    assert run("locale", "accept", "--all-locales", line, "--words", "talked with").status == 0
    assert stale(run) == {"de": 1, "fr": 1}
    assert run("locale", "accept", "--all-locales", SOURCE, "--words", "alone.[^alone]").status == 0
    assert stale(run) == {"de": 0, "fr": 0}


def test_a_locale_that_was_never_given_the_older_change_is_not_said_to_be_up_to_date(paper: Folder, run: Run) -> None:
    """Where no locale had it, two neighbouring changes look like one: it is asked, not guessed."""
    paper.replace(SOURCE, "Many of them were afraid", "Very few of us are not afraid")
    done = run("locale", "accept", "--all-locales", line_of(paper, "Very few"))
    assert done.status == 2
    assert stale(run) == {"de": 1, "fr": 1}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([SOURCE], "a section may have changed in many places"),
        ([f"{SOURCE}:1"], "no translation is out of date"),
        ([f"{SOURCE}:999"], "there is no block at"),
        (["content/en/02-finding.md:1"], "did you mean `02-findings.md`?"),
        (["content/en/metadata.toml:2"], "strings are accepted by locale"),
        ([SOURCE, "--words", "nowhere"], "no translation is out of date"),
        (["fr", f"{SOURCE}:1"], "no locale is named"),
    ],
)
def test_what_is_unclear_is_refused(arguments: list[str], said: str, paper: Folder, run: Run) -> None:
    before = record(paper, "fr")
    done = run("locale", "accept", "--all-locales", *arguments)
    assert done.status == 2
    assert said in done.err
    assert record(paper, "fr") == before


@pytest.mark.usefixtures("paper")
def test_words_are_for_all_locales_only(run: Run) -> None:
    assert "`--words` is for `--all-locales`" in run("locale", "accept", "fr", "--words", "x").err


def test_a_source_that_git_could_not_merge_is_not_accepted(paper: Folder, run: Run) -> None:
    paper.replace(SOURCE, "Many of them were", "<<<<<<< HEAD\nMany of them were\n=======\nAll were\n>>>>>>> b")
    for arguments in (["fr"], ["fr", "02-findings.md"], ["--all-locales", line_of(paper, "Many of them")]):
        done = run("locale", "accept", *arguments)
        assert done.status == 2
        assert f"git could not merge {SOURCE}:" in done.err
