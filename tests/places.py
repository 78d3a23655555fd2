"""Where things are that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The repository: the tool, and its first paper."""

PAPERS = ROOT / "tests" / "papers"
"""Whole small papers, one folder each."""

SHARED = "PAPERBUILD_TESTS_SHARED"
"""Names, in the environment, the folder in which a run of the tests shares what tests/built.py makes; tests/conftest.py
makes it and takes it away."""
