"""A section's tree is the section's own: assembling leaves it as it is, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

import pytest

from paperbuild.app.parse import parse_project
from paperbuild.compose.assemble import assemble
from paperbuild.model.project import Project

MakeProject = Callable[[Mapping[str, str | bytes]], Project]

SETTINGS = 'slug = "a"\nlocale = "en"\ndate = 2026-01-02\n[publisher]\nname = "P"\n'
BOX = "# A\n\n::: {.case-study}\n## Of its own\n\nA case.\n:::\n"
PLAIN = "# A\n\nA paragraph of some words.[^n]\n\n## B\n\nAnother.\n\n[^n]: A note of some words.\n"
UNTRANSLATED = "# A\n\nUn paragraphe.[^n]\n\n## B\n\nAnother.\n\n[^n]: A note of some words.\n"


@pytest.mark.parametrize(
    ("source", "translated"),
    [(BOX, BOX), (PLAIN, UNTRANSLATED), (PLAIN, PLAIN.replace("Another.", ""))],
    ids=["boxes are named", "blocks are marked and wrapped", "blocks are put in"],
)
def test_assembling_changes_no_tree(make_project: MakeProject, source: str, translated: str) -> None:
    files = {"content/paper.toml": SETTINGS, "content/en/01-a.md": source, "content/fr/01-a.md": translated}
    paper, _ = parse_project(make_project({**files, "bibliography.bib": ""}))
    trees = [section.tree for section in paper.sections for _ in range(2)]  # it is kept from the second time on
    before = deepcopy([tree() for tree in trees])
    first, second = ([assemble(paper, locale) for locale in paper.locales] for _ in range(2))
    assert [tree() for tree in trees] == before
    assert first == second
