"""The code keeps to the house's style: each tool has the last word on its part of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

BIN = Path(sys.executable).parent

COMMANDS = {
    "ruff check": ["ruff", "check", "--quiet", "."],
    "ruff format": ["ruff", "format", "--check", "--quiet", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports", "--no-logo"],
}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_nothing_is_found_by(command: list[str]) -> None:
    program, *arguments = command
    done = subprocess.run([BIN / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
