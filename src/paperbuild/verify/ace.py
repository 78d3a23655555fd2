"""Asks Ace by DAISY about the accessibility of the EPUB, in the machine's own Chromium."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paperbuild.engines.program import run_program
from paperbuild.engines.scratch import scratch_folder
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.errors import EngineError
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import accessibility
from paperbuild.verify.checker import Lack
from paperbuild.verify.edition import Edition
from paperbuild.verify.packages import Packages, browser
from paperbuild.verify.place import WHOLE, BuiltFile, Place

_TIMEOUT_S = 300.0
_SEVERITIES = {"minor": Severity.WARNING}


@dataclass(frozen=True)
class Ace:
    """Ace by DAISY, npm's `@daisy/ace`, on puppeteer; it needs Node and a Chromium."""

    packages: Packages
    name: str = "ace"
    formats: tuple[Format, ...] = (Format.EPUB,)

    def version(self) -> str:
        """Its version."""
        return self.packages.version("@daisy/ace")

    def lack(self) -> Lack | None:
        """Ace, Node and Chromium are needed; nothing is downloaded."""
        if self._program() is None:
            return Lack("is not installed", self.packages.install_line("@daisy/ace"))
        if shutil.which("node") is None:
            return Lack("needs Node, which is not installed", "install this system's package `nodejs`")
        if browser() is None:
            return Lack("needs Chromium, which is not installed", "install this system's package `chromium`")
        return None

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        """What it finds in the EPUB."""
        file, program, node = edition.whole(Format.EPUB), self._program(), shutil.which("node")
        if file is None or program is None or node is None:
            return
        with scratch_folder() as folder:
            command: list[str | Path] = [node, program, "--force", "--silent", "--outdir", folder / "report"]
            command.append(file.disk.resolve())
            run_program("Ace", command, _TIMEOUT_S, folder=folder, environment=environment(folder))
            report = folder / "report" / "report.json"
            if not report.is_file():
                raise EngineError("Ace gave no report")
            told = json.loads(report.read_text("utf-8"))
        yield from findings(file, told)

    def _program(self) -> Path | None:
        return self.packages.file("@daisy/ace", "bin", "ace-puppeteer.js")


def environment(folder: Path) -> Mapping[str, str]:
    """What Ace is told of the machine: it writes its settings and its log to the home folder, here to `folder`."""
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), str(folder))
    # It gives Chromium 5 s to start (1.4.6), which are over soon on a busy machine.
    patience = {"ACE_TIMEOUT_INITIAL": f"{_TIMEOUT_S * 1000:.0f}"}
    return {**homes, **patience, "PUPPETEER_EXECUTABLE_PATH": str(browser() or ""), "PUPPETEER_SKIP_DOWNLOAD": "1"}


def findings(file: BuiltFile, report: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """What Ace's `report` (its JSON) tells of a book, each at its page."""
    for subject in report["assertions"]:
        inner = subject["earl:testSubject"]["url"]
        for assertion in subject["assertions"]:
            if assertion["earl:result"]["earl:outcome"] == "fail":
                yield _finding(file, Place(inner) if inner else WHOLE, assertion)


def _finding(file: BuiltFile, place: Place, assertion: Mapping[str, Any]) -> Diagnostic:
    test, result = assertion["earl:test"], assertion["earl:result"]
    markup = " ".join(str(result.get("html", "")).split())[:120]
    said = " ".join(result.get("dct:description", "").split())
    message = f"Ace: {said}" + (f" `{markup}`" if markup else "")
    severity = _SEVERITIES.get(test.get("earl:impact", ""), Severity.ERROR)
    hint = f"Ace's rule {test.get('dct:title', '')}: {test.get('help', {}).get('dct:description', '')}".rstrip(": ")
    return file.finding(accessibility.RULE, place, message, hint, severity)
