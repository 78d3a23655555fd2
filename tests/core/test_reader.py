"""Sections are read in the background as soon as their texts are there, and once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.app.parse import parse_projects
from paperbuild.core import reader as reading
from paperbuild.core.paper import paper, put_project
from paperbuild.core.queries import Queries
from paperbuild.core.reader import SectionReader
from paperbuild.model.project import Project

MakeProject = Callable[[Mapping[str, str | bytes]], Project]

SETTINGS = 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'
FILES = {
    "bibliography.bib": "",
    "content/en/01-a.md": "# A\n\nNew words.\n",
    "content/en/02-b.md": "# B\n\nThe same.\n",
    "content/fr/01-a.md": "# A\n\nDes mots.\n",
    "content/fr/made-from/01-a.md": "# A\n\nOld words.\n",
    "content/fr/made-from/02-b.md": "# B\n\nThe same.\n",
}


def noted_reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the texts that are read from now on."""
    read: list[str] = []
    parse_sections = reading.parse_sections

    def noted(files: list[tuple[object, str]], timeout_s: float, memory_mb: int) -> object:
        read.extend(str(vars(file)["path"]) for file, _ in files)
        return parse_sections(files, timeout_s, memory_mb)  # type: ignore[arg-type] - they are files

    monkeypatch.setattr(reading, "parse_sections", noted)
    return read


@pytest.mark.parametrize(
    "settings",
    [SETTINGS, SETTINGS.replace('"en"', "1"), "locale =", SETTINGS.replace("[", "[limits]\npandoc-timeout-s = 50\n[")],
    ids=["all is right", "the locale is wrong", "no TOML", "a limit of its own"],
)
def test_every_text_is_read_once_whatever_the_settings_are(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    read = noted_reading(monkeypatch)
    project = make_project({**FILES, "content/paper.toml": settings})
    memory, reader = Queries(), SectionReader()
    reader.begin(project)
    put_project(memory, project, reader)
    memory.ask(paper)
    reader.close()
    texts = sorted({*FILES} - {"bibliography.bib", "content/fr/made-from/02-b.md"})
    assert sorted(read) == texts


def test_what_is_begun_before_the_settings_are_known_is_all_that_will_be_read(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(SectionReader, "read", lambda _, *what: asked.append(what))
    project, reader = make_project({**FILES, "content/paper.toml": SETTINGS}), SectionReader()
    reader.begin(project, ["fr"])
    put_project(Queries(), project, reader, ["fr"])
    reader.close()
    assert asked[0] == asked[1]


@pytest.mark.parametrize("is_begun", [True, False])
def test_what_two_editions_have_in_common_is_read_once(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, is_begun: bool
) -> None:
    read = noted_reading(monkeypatch)
    path = "content/en/01-a.md"
    old, new = (make_project({**FILES, "content/paper.toml": SETTINGS, path: text}) for text in ("# Old\n", "# New\n"))
    reader = SectionReader(keeps_all=True)
    for project in (old, new) if is_begun else ():
        reader.begin(project)
    found = [paper.source.sections[0].headings[0].text for paper, _ in parse_projects([old, new], reader)]
    assert found == ["Old", "New"]
    assert read.count(path) == 2
    assert len(read) == len({*read}) + 1
