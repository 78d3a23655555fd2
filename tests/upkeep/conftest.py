"""The texts of papers that are made of a mapping, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from paperbuild.app.texts import read_texts
from paperbuild.findings.edits import Rewritten
from paperbuild.upkeep.texts import Texts
from tests.conftest import Text, project_of

Make = Callable[[Mapping[str, Text]], Texts]

WORK = "@book{%s,\n  author = {Marsh, Clara},\n  title = {The rent},\n  date = {2021}\n}\n"


@pytest.fixture(scope="session")
def make_texts() -> Make:
    return lambda files: read_texts(project_of(files))


def as_texts(changed: Sequence[Rewritten]) -> dict[str, str]:
    """What each file is to say, by its path."""
    return {one.file.path: one.text for one in changed}
