"""Finds the checkers that come from npm, and the machine's browser; never in the paper's own folder.

A paper's folder may be a stranger's, and what is found there would be run.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

# What `checkers/package.json` pins: a test holds them together.
PINNED = {"@daisy/ace": "1.4.6", "axe-core": "4.14.1", "vnu-jar": "26.9.27"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_CHECKOUT = Path(__file__).parents[3] / "checkers"


class Packages:
    """Where npm's packages are looked for: in `folders`, and beside the tool in its own checkout."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = (*folders, _CHECKOUT)

    def file(self, package: str, *steps: str) -> Path | None:
        """A file of `package`, where that is installed."""
        paths = (folder.joinpath("node_modules", package, *steps) for folder in self.folders)
        return next((path for path in paths if path.is_file()), None)

    def version(self, package: str) -> str:
        """The version of `package`, empty where it is not installed."""
        path = self.file(package, "package.json")
        return str(json.loads(path.read_text("utf-8"))["version"]) if path else ""

    def install_line(self, package: str) -> str:
        """The line that installs `package` where it is found again. Scripts of packages are not run."""
        what = f"{package}@{PINNED[package]}"
        return f"npm install --prefix {self.folders[0]} --no-package-lock --ignore-scripts {what}"


def browser() -> Path | None:
    """The machine's own Chromium."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return Path(found) if found else None
