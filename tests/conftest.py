"""Skips, visibly, the tests whose tools do not work on this machine, and makes papers without a disk."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from paperbuild.app.load import decoded
from paperbuild.app.parse import parse_project
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from paperbuild.model.project import (
    BIBLIOGRAPHY_PATH,
    EDITIONS_FOLDER,
    RECORDS_FOLDER,
    SETTINGS_PATH,
    LocaleSource,
    Project,
)
from tests.places import SHARED
from tests.tools import TOOLS, fault


def pytest_configure() -> None:
    """Nothing that a user's runs have kept is taken in tests, and nothing of theirs is kept; see tests/built.py."""
    folder = tempfile.mkdtemp(prefix="paperbuild-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["XDG_CACHE_HOME"] = folder
    if SHARED not in os.environ:  # a worker of xdist has it of the process that started it
        os.environ[SHARED] = tempfile.mkdtemp(dir=folder)


# How long an example takes, and how soon a good one is found, depends on the machine and on chance.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=list(hypothesis.HealthCheck), print_blob=True
)
hypothesis.settings.load_profile("any machine")


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens a browser is slow. The files with the most slow tests come first, so that at the end no worker has a
    long one and the other none."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("chromium")
        if item.get_closest_marker("chromium"):
            item.add_marker("slow")
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(key=lambda item: -slow[item.path])


_RUN_BY_TESTS = {"pdftotext": "poppler", "pdftoppm": "poppler", "msgfmt": "gettext"}
_now: list[pytest.Item] = []


def _told_of(event: str, details: tuple[Any, ...]) -> None:
    """A test that runs a program without the mark for it would fail where that is missing: so it fails everywhere."""
    if event == "subprocess.Popen" and _now:
        command = details[1]
        program = Path(command[0] if isinstance(command, list | tuple) else command).name
        mark = _RUN_BY_TESTS.get(program)
        assert mark is None or _now[-1].get_closest_marker(mark), f"it runs {program}: mark it with `{mark}`"


sys.addaudithook(_told_of)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test says with a mark what it needs; without it, it is skipped, and `make test` lists why."""
    _now[:] = [item]
    for name, tool in TOOLS.items():
        if item.get_closest_marker(name) and (why := fault(name)):
            pytest.skip(f"{tool.purpose} ({why}); `make test` installs it where it may, or names the line that does")


Text = str | bytes
TEXTS = (".md", ".toml", ".bib", ".jinja", ".css", ".csl")
SETTINGS = 'slug = "case"\nlocale = "en"\ndate = 2026-01-01\n\n[publisher]\nname = "The Housing Forum"\n'


def project_of(files: Mapping[str, Text]) -> Project:
    """The project that has these files, by their paths; what every paper needs is added where it is missing."""
    found = {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}
    found.setdefault(SETTINGS_PATH, SETTINGS.encode())
    folders = {path.split("/")[1] for path in found if path.count("/") > 1 and path.startswith("content/")}
    locales = sorted(folders - {EDITIONS_FOLDER.rpartition("/")[2]})
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
        editions=tuple(file for path, file in sources.items() if path.startswith(f"{EDITIONS_FOLDER}/")),
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The machine's own Chromium, which Playwright steers."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-quic"])
        yield running
        running.close()
