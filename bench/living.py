"""What a living process needs after one word has changed: a program of its own, so that it is measured alone.

`python -m bench.living LOCALE COUNT` changes a word of the paper in this folder COUNT times for each of HTML,
PDF and `check`, and writes how long each took, from reading the folder to the bytes, as the lines of `--timings`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.papers import change_a_word
from paperbuild.app.build import Source, build_source
from paperbuild.app.load import load
from paperbuild.app.opened import OpenPaper
from paperbuild.checks.check import judge
from paperbuild.core.memo import Memo
from paperbuild.core.reader import SectionReader
from paperbuild.core.timings import Stopwatch
from paperbuild.engines.layout.pool import LayoutPool

STEPS = ("html", "pdf", "check")


class LivingPaper:
    """A paper that stays open, with all that keeps answers: a memo, a reader, a process that lays out pages."""

    def __init__(self, folder: Path, locale: str, pool: LayoutPool) -> None:
        self._folder, self._locale, self._pool = folder, locale, pool
        self._memo = Memo()
        self._opened = OpenPaper(load(folder), SectionReader(self._memo), [locale])

    def ask(self, step: str) -> None:
        """Reads the folder, and makes one of `STEPS` of it."""
        self._opened.update(load(self._folder), [self._locale])
        if step == "check":
            judge(self._opened.paper(), self._opened.findings())
            return
        opened = self._opened
        source = Source(opened.settings, opened.library, opened.project.templates, opened.edition)
        made = build_source(source, [self._locale], [step], self._pool, Stopwatch(), self._memo)
        if not made.artifacts:
            raise RuntimeError(f"no {step} was made: {made.diagnostics}")

    def forget(self) -> None:
        """Forgets what was not used since the last time, as a process that lives does after each answer."""
        self._memo.close()

    def close(self) -> None:
        """Ends what reads its sections."""
        self._opened.__exit__(None)


def main() -> None:
    """Measures and tells."""
    locale, count = sys.argv[1], int(sys.argv[2])
    with LayoutPool(1) as pool:
        paper = LivingPaper(Path(), locale, pool)
        try:
            for step in STEPS:
                paper.ask(step)
            for number in range(count):
                for step in STEPS:
                    change_a_word(Path(), locale, f"{step}{number}")
                    start = time.perf_counter()
                    paper.ask(step)
                    seconds = time.perf_counter() - start
                    paper.forget()
                    print(json.dumps({"step": step, "seconds": seconds}), file=sys.stderr)
        finally:
            paper.close()


if __name__ == "__main__":
    main()
