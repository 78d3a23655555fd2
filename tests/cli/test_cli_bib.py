"""`paperbuild bib format` and `bib unused` on a folder."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.cli.conftest import Done, Folder

Run = Callable[..., Done]


def library(paper: Folder) -> str:
    return (paper.path / "bibliography.bib").read_text(encoding="utf-8")


def test_format_puts_the_library_in_order_once(paper: Folder, run: Run) -> None:
    before = library(paper)
    assert run("bib", "format", "--check").status == 1
    done = run("bib", "format", "--dry-run")
    assert (done.status, library(paper)) == (0, before)
    assert "+@book{marsh2021," in done.out
    assert run("bib", "format").err == "bibliography.bib is in order: 1 place in 1 file\n"
    after = library(paper)
    assert after.index("forum2024") < after.index("marsh2021")
    assert "  author       = {Marsh, Clara},\n" in after
    assert run("bib", "format").err == "bibliography.bib was in order\n"
    assert (run("bib", "format", "--check").status, library(paper)) == (0, after)
    assert run("check").status == 0


def test_the_settings_name_the_order(paper: Folder, run: Run) -> None:
    paper.replace("content/paper.toml", "locale =", 'library-order = "file"\nlocale =')
    run("bib", "format")
    assert library(paper).index("marsh2021") < library(paper).index("forum2024")
    run("bib", "format", "--order", "type")
    assert library(paper).startswith("@book{marsh2021,\n  author       =")
    run("bib", "format", "--order", "key")
    assert library(paper).startswith("@report{forum2024,")


def test_unused_lists_and_removes(paper: Folder, run: Run) -> None:
    before = library(paper)
    assert run("bib", "unused").err == "0 unused works\n"
    paper.add("bibliography.bib", "\n% not cited\n@misc{spare, title = {S}}\n")
    done = run("bib", "unused")
    assert (done.status, done.out, done.err) == (0, "bibliography.bib:16: spare\n", "1 unused work\n")
    assert json.loads(run("bib", "unused", "--format", "json").out) == [
        {"key": "spare", "path": "bibliography.bib", "line": 16}
    ]
    dry = run("bib", "unused", "--remove", "--dry-run")
    assert "-@misc{spare, title = {S}}" in dry.out
    assert "spare" in library(paper)
    assert run("bib", "unused", "--remove").err == "1 unused work deleted: 1 place in 1 file\n"
    assert library(paper).rstrip() == before.rstrip()
    assert run("check", "--strict").status == 0


def test_merge_tells_what_differs_and_joins_what_is_chosen(paper: Folder, run: Run) -> None:
    before = library(paper)
    done = run("bib", "merge", "marsh2021", "forum2024")
    assert (done.status, library(paper)) == (2, before)
    assert "title: `marsh2021` has `The rent and the river`, `forum2024` has `A door`\n" in done.err
    assert "paperbuild: `marsh2021` and `forum2024` differ in @type, author, title, date\n" in done.err
    arguments = ("bib", "merge", "marsh2021", "forum2024", "--keep", "marsh2021", "--take", "title=forum2024")
    assert "+  title        = {A door}," in run(*arguments, "--dry-run").out
    assert library(paper) == before
    done = run(*arguments)
    assert (done.status, done.err) == (0, "`forum2024` is now `marsh2021`: 3 places in 2 files\n")
    assert "institution  = {Housing Forum}" in library(paper)
    assert "[@marsh2021]" in (paper.path / "content/en/02-end.md").read_text(encoding="utf-8")


def test_add_tells_what_it_did_and_the_paper_stays_right(paper: Folder, run: Run) -> None:
    before = library(paper)
    paper.write(
        "new.ris", "TY  - BOOK\nAU  - Lee, Bo\nTI  - Houses in Norway\nPY  - 2019\nPB  - Press\nC1  - x\nER  - \n"
    )
    dry = run("bib", "add", "new.ris", "--dry-run")
    assert "+  title        = {Houses in {Norway}}," in dry.out
    assert library(paper) == before
    done = run("bib", "add", "new.ris")
    assert (done.status, done.out) == (0, "")
    assert done.err == "lee2019: Houses in Norway\n  not taken over: C1\n1 work added: 1 place in 1 file\n"
    assert [one["rule"] for one in json.loads(run("check", "--format", "json").out)["diagnostics"]] == ["BIB014"]
    again = run("bib", "add", "new.ris", "--format", "json")
    assert json.loads(again.out)["added"] == []
    assert json.loads(again.out)["known"][0]["key"] == "lee2019"
    assert run("bib", "add", "nowhere.ris").status == 2


def test_add_makes_the_library_where_there_is_none(paper: Folder, run: Run) -> None:
    (paper.path / "bibliography.bib").unlink()
    paper.write("new.bib", "@book{a, author = {Lee, Bo}, title = {H}, date = {2019}, publisher = {P}}\n")
    assert run("bib", "add", "new.bib").status == 0
    assert library(paper).startswith("@book{lee2019,\n")
