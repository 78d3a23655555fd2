"""epubcheck, asked about many files at once: to start it takes twenty times as long as to look at one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from paperbuild.engines.program import run_program
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import EngineError
from paperbuild.model.formats import Format
from paperbuild.verify.edition import Edition
from paperbuild.verify.epubcheck import Epubcheck, findings, jar_path

_PROGRAM = Path(__file__).with_name("ManyEpubs.java")
_TIMEOUT_S = 600.0


class ManyEpubs(Epubcheck):
    """epubcheck, which is started once where this Java can run a source file, and otherwise for each edition."""

    def check_all(self, editions: Sequence[Edition]) -> Iterator[Diagnostic]:
        """What it finds in the EPUBs of `editions`."""
        files = [file for edition in editions if (file := edition.whole(Format.EPUB))]
        reports = {file: file.disk.with_name(f"{file.disk.name}.json") for file in files}
        try:
            run_program("epubcheck", self._command([str(file.disk) for file in files]), _TIMEOUT_S)
        except EngineError:
            for edition in editions:
                yield from self.check(edition)
            return
        for file, report in reports.items():
            yield from findings(file, report.read_text("utf-8"))
            report.unlink()

    def _command(self, paths: Sequence[str]) -> list[str | Path]:
        java, jar = shutil.which("java"), jar_path()
        assert java is not None
        assert jar is not None
        return [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m", "-cp", jar, _PROGRAM, *paths]
