"""Two editions of a small paper, made of dicts and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from paperbuild.app.comparing import SidesCompared, compare_sides, read_sides
from paperbuild.app.load import default_templates_folder, template_texts
from paperbuild.app.sides import Side
from paperbuild.model.changes import LocaleChanges, SideKind, SideName
from tests.conftest import Text, project_of

Compare = Callable[..., SidesCompared]
LIBRARY = """
@book{doe2019, author = {Doe, Jane}, title = {Rents}, date = {2019}}
@book{roe2020, author = {Roe, Richard}, title = {Homes}, date = {2020}}
"""


def compared_papers(old: Mapping[str, Text], new: Mapping[str, Text], *codes: str) -> SidesCompared:
    """How two papers differ, each of paths and what stands in them; both have a library of two works."""
    house = {f"templates/{name}": file.text for name, file in template_texts(default_templates_folder()).items()}
    sides = [
        Side(SideName(name, SideKind.FOLDER), project_of({**house, "bibliography.bib": LIBRARY, **files}))
        for name, files in (("old", old), ("new", new))
    ]
    return compare_sides(*read_sides(sides), codes)


def changes(old: str, new: str) -> LocaleChanges:
    """What has changed from one text of a section to another."""
    path = "content/en/01-a.md"
    return compared_papers({path: old}, {path: new}).account.locales[0]


@pytest.fixture(scope="session")
def compare() -> Compare:
    return compared_papers
