"""A small paper in two languages, and its live preview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.preview import Preview, write_paper


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with Preview(write_paper(tmp_path)) as running:
        yield running
