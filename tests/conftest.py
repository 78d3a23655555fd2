"""Skips, visibly, the tests whose tools this machine lacks, and makes papers without a disk."""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from paperbuild.app.load import decoded
from paperbuild.app.parse import parse_project
from paperbuild.engines.layout.process import has_families
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.model.project import BIBLIOGRAPHY_PATH, RECORDS_FOLDER, SETTINGS_PATH, LocaleSource, Project
from tests.places import SHARED


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


@cache
def has_cjk_fonts() -> bool:
    """Whether the system has the fonts that Chinese is set in."""
    return has_pango() and has_families(["Noto Serif CJK SC", "Noto Sans CJK SC"], 60)


TOOLS: dict[str, tuple[str, Callable[[], bool]]] = {
    "java": ("needs a Java runtime", has_java),
    "chromium": ("needs Chromium", has_chromium),
    "poppler": ("needs Poppler's programs", has_poppler),
    "pango": ("needs Pango", has_pango),
    "cjk": ("needs the Noto CJK fonts", has_cjk_fonts),
}


def pytest_configure() -> None:
    """Nothing that a user's runs have kept is taken in tests, and nothing of theirs is kept; see tests/built.py."""
    folder = tempfile.mkdtemp(prefix="paperbuild-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["XDG_CACHE_HOME"] = folder
    if SHARED not in os.environ:  # a worker of xdist has it of the process that started it
        os.environ[SHARED] = tempfile.mkdtemp(dir=folder)


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens a browser is slow. The files with the most slow tests come first, so that at the end no worker has a
    long one and the other none."""
    for item in items:
        if item.get_closest_marker("chromium"):
            item.add_marker("slow")
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(key=lambda item: -slow[item.path])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test says with a mark what it needs; without it, it is skipped, and `make test` lists why."""
    for mark, (reason, is_there) in TOOLS.items():
        if item.get_closest_marker(mark) and not is_there():
            pytest.skip(f"{reason}; `make test` installs it where it may, or names the line that does")


Text = str | bytes
TEXTS = (".md", ".toml", ".bib", ".jinja", ".css", ".csl")
SETTINGS = 'slug = "case"\nlocale = "en"\ndate = 2026-01-01\n\n[publisher]\nname = "The Housing Forum"\n'


def project_of(files: Mapping[str, Text]) -> Project:
    """The project that has these files, by their paths; what every paper needs is added where it is missing."""
    found = {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}
    found.setdefault(SETTINGS_PATH, SETTINGS.encode())
    locales = sorted({path.split("/")[1] for path in found if path.count("/") > 1 and path.startswith("content/")})
    for code in locales:
        found.setdefault(f"content/{code}/metadata.toml", b'title = "A case"\n')
    sources = {path: decoded(content, path) for path, content in sorted(found.items()) if path.endswith(TEXTS)}
    templates = {
        path.removeprefix("templates/"): file for path, file in sources.items() if path.startswith("templates/")
    }
    return Project(
        name="case",
        settings=sources[SETTINGS_PATH],
        locales=tuple(_locale(code, sources) for code in locales),
        bibliography=sources.get(BIBLIOGRAPHY_PATH),
        templates=templates,
        files={path: found[path] for path in sorted(found) if path.startswith("content/") and path not in sources},
    )


def _locale(code: str, sources: Mapping[str, SourceFile]) -> LocaleSource:
    folder = f"content/{code}/"
    texts = [file for path, file in sources.items() if path.startswith(folder) and path.endswith(".md")]
    records = tuple(file for file in texts if file.path.startswith(f"{folder}{RECORDS_FOLDER}/"))
    sections = tuple(file for file in texts if file not in records)
    record = sources.get(f"{folder}{RECORDS_FOLDER}/metadata.toml")
    return LocaleSource(code, sections, sources[f"{folder}metadata.toml"], records, record)


@pytest.fixture(scope="session")
def make_project() -> Callable[[Mapping[str, Text]], Project]:
    """Makes a project of a mapping of paths to what stands in them, without a disk."""
    return project_of


@pytest.fixture(scope="session")
def make_paper() -> Callable[[Mapping[str, Text]], Paper]:
    """Makes a parsed paper of a mapping of paths to what stands in them, without a disk."""
    return lambda files: parse_project(project_of(files))[0]
