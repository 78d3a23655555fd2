"""`paperbuild links` with a server on this machine: findings at their places, and answers that are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from tests.cli.conftest import Done, Folder
from tests.web import Site, serving

Run = Callable[..., Done]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, paper: Folder) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving(Site({"/there": 200, "/old": (301, "/there"), "/api/10.1234/x": 200})) as served:
        entry = "@online{{{0}, title = {{T {0}}}, date = {{2020}}, urldate = {{2021-01-02}}, url = {{{1}/{0}}}}}\n"
        for name in ("there", "old", "gone"):
            paper.add("bibliography.bib", entry.format(name, served.address))
        paper.add(
            "bibliography.bib",
            "@book{known, title = {K}, doi = {10.1234/x}}\n@book{un, title = {U}, doi = {10.1234/y}}\n",
        )
        yield served


def links(run: Run, site: Site, *more: str) -> Done:
    register = f"{site.address}/api/"
    return run("links", "--allow-private", "--retries", "0", "--doi-register", register, *more)


def test_findings_stand_at_their_places_and_answers_are_kept(site: Site, run: Run) -> None:
    done = links(run, site)
    assert done.status == 1
    for said in (
        "bibliography.bib:15:77: warning[NET002 moved-address]",
        "bibliography.bib:16:79: error[NET001 dead-address]",
        "error[NET003 unknown-doi] no DOI `10.1234/y` is registered",
        f"https://web.archive.org/web/20210102/{site.address}/gone",
        "2 errors, 1 warning in 1 file\n5 addresses asked\n",
    ):
        assert said in done.err
    count = len(site.asked)
    found = json.loads(links(run, site, "--format", "json").out)["diagnostics"]
    assert [one["rule"] for one in found] == ["NET002", "NET001", "NET003"]
    assert len(site.asked) == count  # what was said a moment ago counts
    assert links(run, site).err.endswith("\nno address asked, 5 known from an earlier run\n")
    links(run, site, "--max-age", "0")
    assert len(site.asked) == 2 * count


def test_ignores_and_severities_hold_and_check_asks_nothing(paper: Folder, site: Site, run: Run) -> None:
    library = (paper.path / "bibliography.bib").read_text(encoding="utf-8")
    paper.write("bibliography.bib", library.replace("@online{gone", "% paperbuild ignore NET001: a test\n@online{gone"))
    paper.add("content/paper.toml", '\n[rules]\nunknown-doi = "off"\nunused-entry = "off"\n')
    done = links(run, site, "--max-age", "0")
    assert (done.status, "NET002" in done.err, "NET001" in done.err, "NET003" in done.err) == (0, True, False, False)
    assert links(run, site, "--strict").status == 1
    site.asked.clear()
    checked = run("check", "--format", "json").out
    assert "NET" not in checked
    assert "IGN" not in checked
    assert site.asked == []


def test_without_leave_nothing_private_is_asked(site: Site, run: Run) -> None:
    done = run("links", "--max-age", "0", "--doi-register", f"{site.address}/api/")
    assert done.status == 0
    assert "it leads into a private network" in done.err
    assert done.err.endswith("\nno address asked, 5 not asked\n")
    assert site.asked == []


def test_what_does_not_answer_is_counted(paper: Folder, run: Run, site: Site) -> None:
    nobody = "@online{nobody, title = {N}, date = {2020}, urldate = {2021-01-02}, url = {http://127.0.0.1:1/}}\n"
    paper.add("bibliography.bib", nobody)
    assert links(run, site).err.endswith("\n6 addresses asked, 1 without an answer\n")


def test_retracted_works(paper: Folder, site: Site, run: Run) -> None:
    paper.write(
        "list.csv",
        "OriginalPaperDOI,RetractionDate,RetractionNature,Reason\n10.1234/X,5/3/2021 0:00,Retraction,+Error;\n",
    )
    done = links(run, site, "--retractions", "list.csv")
    assert "error[NET004 retracted-work] `known`: Retraction on 5/3/2021: Error" in done.err
    assert links(run, site, "--retractions", "nowhere.csv").status == 2
