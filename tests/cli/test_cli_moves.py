"""`paperbuild locale mv`: sections are renamed in every locale at once, and nothing is ever written over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Folder
from tests.places import PAPERS

Run = Callable[..., Done]
NAMES = ("01-summary.md", "02-findings.md", "03-sources.md")


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    folder = Folder(tmp_path / "paper")
    shutil.copytree(PAPERS / "bilingual", folder.path)
    monkeypatch.chdir(folder.path)
    return folder


def texts(folder: Folder) -> dict[str, bytes]:
    content = folder.path / "content"
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_a_section_is_renamed_with_its_records_in_every_locale(bilingual: Folder, run: Run) -> None:
    before = texts(bilingual)
    status = run("status", "--format", "json").out
    done = run("locale", "mv", "02-findings.md", "04-results.md")
    assert done.status == 0
    assert done.out.splitlines() == [
        f"content/{folder}/02-findings.md -> content/{folder}/04-results.md" for folder in ("en", "fr", "fr/made-from")
    ]
    assert texts(bilingual) == {path.replace("02-findings", "04-results"): text for path, text in before.items()}
    assert run("status", "--format", "json").out == status


@pytest.mark.parametrize("order", [NAMES[1:], NAMES[:0:-1]])
def test_names_that_are_given_up_may_be_taken_at_the_same_time(
    order: tuple[str, str], bilingual: Folder, run: Run
) -> None:
    before = texts(bilingual)
    first, second = order
    assert run("locale", "mv", first, second, second, first).status == 0  # a circle
    after = texts(bilingual)
    for folder in ("en", "fr", "fr/made-from"):
        assert after[f"{folder}/{first}"] == before[f"{folder}/{second}"]
        assert after[f"{folder}/{second}"] == before[f"{folder}/{first}"]
    assert after.keys() == before.keys()


def test_a_row_of_sections_moves_down_by_one(bilingual: Folder, run: Run) -> None:
    before = texts(bilingual)
    down = ["02-findings.md", "03-findings.md", "03-sources.md", "04-sources.md", "01-summary.md", "02-findings.md"]
    assert run("locale", "mv", *down).status == 0
    after = texts(bilingual)
    for old, new in zip(down[::2], down[1::2], strict=True):
        assert after[f"fr/{new}"] == before[f"fr/{old}"]
    assert not run("locale", "mv", "02-findings.md", "02-findings.md").out


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["02-findings.md", "03-sources.md"], "content/en/03-sources.md is there already"),
        (["02-findings.md"], "has no new name"),
        (["02-finding.md", "04-x.md"], "did you mean `02-findings.md`?"),
        (["02-findings.md", "04-x"], "`04-x` is not the name of a section"),
        (["02-findings.md", "../04-x.md"], "is not the name of a section"),
        (["02-findings.md", "04-x.md", "03-sources.md", "04-x.md"], "`04-x.md` stands twice"),
    ],
)
def test_what_would_be_lost_or_is_unclear_is_refused_and_nothing_moves(
    names: list[str], said: str, bilingual: Folder, run: Run
) -> None:
    before = texts(bilingual)
    done = run("locale", "mv", *names)
    assert done.status == 2
    assert said in done.err
    assert texts(bilingual) == before


def test_a_record_that_nobody_moved_is_not_written_over(bilingual: Folder, run: Run) -> None:
    bilingual.write("content/fr/made-from/04-results.md", "# Older {#older}\n")
    before = texts(bilingual)
    done = run("locale", "mv", "02-findings.md", "04-results.md")
    assert "content/fr/made-from/04-results.md is there already" in done.err
    assert texts(bilingual) == before


def test_settings_that_name_the_old_path_are_told(bilingual: Folder, run: Run) -> None:
    settings = bilingual.path / "content/paper.toml"
    ignore = '\n[[ignore]]\nrule = "stale"\npath = "content/fr/02-findings.md"\nreason = "a test"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + ignore, encoding="utf-8")
    done = run("locale", "mv", "02-findings.md", "04-results.md")
    assert "still names `content/fr/02-findings.md`" in done.err
