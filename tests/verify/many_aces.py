"""Ace, asked about many books at once: to start its browser takes longer than to look at one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from paperbuild.engines.program import run_program
from paperbuild.engines.scratch import scratch_folder
from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.model.formats import Format
from paperbuild.verify.ace import Ace, environment, findings
from paperbuild.verify.edition import Edition

_PROGRAM = Path(__file__).with_name("ManyAces.js")
_TIMEOUT_S = 1200.0


class ManyAces(Ace):
    """Ace with one browser for all books."""

    def check_all(self, editions: Sequence[Edition]) -> Iterator[Diagnostic]:
        """What it finds in the EPUBs of `editions`."""
        files = [file for edition in editions if (file := edition.whole(Format.EPUB))]
        node, package = shutil.which("node"), self.packages.file("@daisy/ace", "package.json")
        assert node is not None
        assert package is not None
        with scratch_folder() as folder:
            command = [node, _PROGRAM, package.parents[1], folder, *(file.disk.resolve() for file in files)]
            run_program("Ace", command, _TIMEOUT_S, folder=folder, environment=environment(folder))
            reports = [json.loads((folder / str(at) / "report.json").read_text("utf-8")) for at in range(len(files))]
        for file, report in zip(files, reports, strict=True):
            yield from findings(file, report)
