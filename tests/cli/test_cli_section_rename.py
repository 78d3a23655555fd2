"""`paperbuild section rename`: files, records, links, settings and baseline, all or nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Folder
from tests.places import PAPERS

Run = Callable[..., Done]


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    folder = Folder(tmp_path / "paper")
    shutil.copytree(PAPERS / "bilingual", folder.path)
    monkeypatch.chdir(folder.path)
    for path in ("en", "fr", "fr/made-from"):
        text = "\n[the findings](02-findings.md) [them](02-findings.md#findings) [p](#findings.p1) `02-findings.md`\n"
        folder.add(f"content/{path}/01-summary.md", text)
    return folder


def contents(folder: Folder) -> dict[str, bytes]:
    found = folder.path.rglob("*")
    return {path.relative_to(folder.path).as_posix(): path.read_bytes() for path in found if path.is_file()}


def test_files_and_all_that_names_them_change(bilingual: Folder, run: Run) -> None:
    ignore = '\n[[ignore]]\nrule = "stale"\npath = "content/fr/02-findings.md"\nreason = "02-findings.md"\n'
    bilingual.add("content/paper.toml", ignore)
    bilingual.write(
        "content/baseline.json",
        '[\n{"path": "content/en/02-findings.md", "rule": "X", "message": "m", "text": "t"}\n]\n',
    )
    before = run("status", "--format", "json").out
    done = run("section", "rename", "02-findings", "04-results.md")
    assert done.status == 0, done.err
    assert [line for line in done.out.splitlines() if "->" in line] == [
        f"content/{folder}/02-findings.md -> content/{folder}/04-results.md" for folder in ("en", "fr", "fr/made-from")
    ]
    after = contents(bilingual)
    assert "content/fr/made-from/04-results.md" in after
    assert "content/fr/02-findings.md" not in after
    line = "[the findings](04-results.md) [them](04-results.md#findings) [p](#findings.p1) `02-findings.md`"
    for path in ("en", "fr", "fr/made-from"):
        assert line in after[f"content/{path}/01-summary.md"].decode()
    assert b'path = "content/fr/04-results.md"\nreason = "02-findings.md"' in after["content/paper.toml"]
    assert b'"path": "content/en/04-results.md"' in after["content/baseline.json"]
    assert run("status", "--format", "json").out == before


def test_the_identifier_changes_only_where_another_is_given(bilingual: Folder, run: Run) -> None:
    bilingual.write("content/editions/first.toml", "")
    done = run("section", "rename", "02-findings.md", "02-results.md", "--identifier", "results")
    assert done.status == 0, done.err
    assert "the address `#findings` becomes `#results`\n" in done.err
    after = contents(bilingual)
    for path in ("en", "fr", "fr/made-from"):
        assert b"{#results" in after[f"content/{path}/02-results.md"]
        assert b"(02-results.md#results) [p](#results.p1)" in after[f"content/{path}/01-summary.md"]
    assert after["content/paper.toml"].endswith(b'[aliases]\nfindings = "results"\n')


def test_a_dry_run_and_json(bilingual: Folder, run: Run) -> None:
    before = contents(bilingual)
    done = run("section", "rename", "02-findings.md", "04-results.md", "--dry-run")
    assert "+[the findings](04-results.md)" in done.out
    assert "content/en/02-findings.md -> content/en/04-results.md\n" in done.out
    said = json.loads(run("section", "rename", "02-findings", "04-x", "--dry-run", "--format", "json").out)
    assert said["moved"][0] == ["content/en/02-findings.md", "content/en/04-x.md"]
    assert contents(bilingual) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("02-findings.md", "03-sources.md"), "is there already"),
        (("02-finding.md", "04-x.md"), "did you mean `02-findings.md`?"),
        (("02-findings.md", "02-findings.md"), "is called so already"),
        (("02-findings.md", "04-x.md", "--identifier", "tenants"), "has a place `#tenants` already"),
        (("02-findings.md", "04-x.md", "--identifier", "a b"), "cannot be an identifier"),
        (("02-findings.md", "04-x.md", "--identifier", "fig-a"), "is not renamed here"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    arguments: tuple[str, ...], said: str, bilingual: Folder, run: Run
) -> None:
    before = contents(bilingual)
    done = run("section", "rename", *arguments)
    assert (done.status, contents(bilingual)) == (2, before)
    assert said in done.err


def test_addresses_that_have_the_name_in_them_lead_on(paper: Folder, run: Run) -> None:
    paper.write("content/en/03-more.md", "# More {#more}\n\nA.[^slug] See [it](#note.more.slug).\n\n[^slug]: Other.\n")
    paper.add("content/en/02-end.md", "\nSee [it](#note.more.slug) and [that](#note.begin.slug).\n")
    done = run("section", "rename", "03-more.md", "03-further.md")
    assert "the address `#note.more.slug` becomes `#note.further.slug`\n" in done.err
    text = (paper.path / "content/en/02-end.md").read_text(encoding="utf-8")
    assert "[it](#note.further.slug) and [that](#note.begin.slug)" in text
