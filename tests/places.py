"""Where things are that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The repository: the tool, and its first paper."""

PAPERS = ROOT / "tests" / "papers"
"""Whole small papers, one folder each."""
