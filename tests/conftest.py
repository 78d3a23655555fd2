"""Skips, visibly, the tests whose tools this machine lacks."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Callable
from functools import cache

import pytest


@cache
def has_java() -> bool:
    """Whether there is a Java that runs: macOS has a program of that name that only says that there is none."""
    java = shutil.which("java")
    return java is not None and subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0


@cache
def has_chromium() -> bool:
    """Whether a Chromium of the system's own is installed."""
    return any(shutil.which(name) for name in ("chromium", "chromium-browser"))


@cache
def has_poppler() -> bool:
    """Whether Poppler's programs, which read a PDF as text and as pictures, are installed."""
    return shutil.which("pdftotext") is not None and shutil.which("pdftoppm") is not None


@cache
def has_pango() -> bool:
    """Whether WeasyPrint finds Pango under one of its names."""
    for name in ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0.0.dylib"):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


TOOLS: dict[str, tuple[str, Callable[[], bool]]] = {
    "java": ("needs a Java runtime", has_java),
    "chromium": ("needs Chromium", has_chromium),
    "poppler": ("needs Poppler's programs", has_poppler),
    "pango": ("needs Pango", has_pango),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test says with a mark what it needs; without it, it is skipped, and `make test` lists why."""
    for mark, (reason, is_there) in TOOLS.items():
        if item.get_closest_marker(mark) and not is_there():
            pytest.skip(f"{reason}; `make test` installs it where it may, or names the line that does")
