"""What lies beside a paper and is not used is not read, by no command."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from paperbuild.app import load as loading
from paperbuild.app.load import load
from paperbuild.app.locales import new_locale
from paperbuild.app.parse import parse_project
from paperbuild.app.plan import plan
from paperbuild.checks.check import found
from paperbuild.core.again import Question

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "content/paper.toml": 'slug = "case"\nlocale = "en"\ndate = 2026-01-01\n\n[publisher]\nname = "The Forum"\n',
        "content/en/metadata.toml": 'title = "A case"\n',
        "content/en/01-a.md": "# A\n\nText.\n\n![A map](map.svg)\n",
        "content/en/map.svg": SVG,
        "bibliography.bib": "",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for number in range(60):
        with (tmp_path / f"content/en/film-{number}.mov").open("wb") as file:
            file.truncate(250_000_000)  # takes no room on the disk
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were opened."""
    names: list[str] = []
    before = builtins.open

    def noted(name: Any, *arguments: Any, **named: Any) -> Any:
        names.append(str(name))
        return before(name, *arguments, **named)

    monkeypatch.setattr(builtins, "open", noted)
    return names


def test_a_picture_that_is_too_large_is_one_finding_and_is_not_read(folder: Path, opened: list[str]) -> None:
    with (folder / "content/en/map.png").open("wb") as file:
        file.truncate(250_000_000)
    (folder / "content/en/01-a.md").write_text("# A\n\n![A map](map.png)\n", encoding="utf-8")
    findings = found(*parse_project(load(folder)))
    assert [(one.rule, one.message) for one in findings if one.path.endswith(".md")] == [
        ("LNK015", "the image has 250 MB, and may have 64")
    ]
    assert not any(name.endswith(".png") for name in opened)


@pytest.mark.parametrize("below", ["content/en", "content/en/a/b/c", "content"])
def test_files_beside_the_sections_are_listed_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    def looks() -> int:
        looked: list[object] = []
        before = Path.stat
        with monkeypatch.context() as noting:
            noting.setattr(Path, "stat", lambda *what, **how: looked.append(what) or before(*what, **how))
            noting.setattr(loading, "_is_within", lambda *what: looked.append(what) or is_within(*what))
            load(folder)
            Question(["--project", str(folder), "check"], str(folder))
        return len(looked)

    is_within = loading._is_within
    few = looks()
    (folder / below).mkdir(parents=True, exist_ok=True)
    for number in range(100):
        (folder / below / f"{number}.dat").touch()
    assert looks() == few > 0
    assert len(load(folder).files) == 161


def test_a_file_that_nothing_names_is_not_read(folder: Path, opened: list[str]) -> None:
    project = load(folder)
    paper, noticed = parse_project(project)
    findings = found(paper, noticed)
    plan(project, "en", ["en"], b"tool")
    copied = new_locale(paper, "fr")
    assert len(project.files) == 61
    assert "content/fr/map.svg" in copied
    assert not any("film" in path for path in copied)
    assert not any("film" in finding.path for finding in findings)
    assert [Path(name).name for name in opened if name.endswith((".svg", ".mov"))] == ["map.svg"]
