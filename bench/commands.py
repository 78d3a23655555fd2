"""What is measured: paperbuild's commands, and what one would type instead of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pypandoc

from bench.papers import change_a_word
from bench.screen import PAGES, SCREEN

BIN = Path(sys.executable).parent
EARLIER = "earlier"
"""The folder, beside that of the paper, with an earlier edition of it."""
TEN_TIMES = "ten-times"
"""The folder, beside the paper, of one that is ten times as long."""


@dataclass(frozen=True)
class Command:
    """One command. `is_cold` says that nothing of an earlier run may be left for it; `is_yardstick`, that its time is
    part of what the others are held against. `limit` is the most that it may take as a ratio of the yardstick,
    `step_limits` that of its steps, `memory_limit_mb` the most that all its processes may. `paper` is the folder it
    runs in, below that of all; `edit`, given that folder and a number that is new each time, changes the paper after a
    first run and before the one that is timed."""

    name: str
    arguments: Sequence[str]
    is_cold: bool = True
    is_yardstick: bool = False
    limit: float | None = None
    step_limits: Mapping[str, float] = field(default_factory=dict)
    memory_limit_mb: float | None = None
    paper: str = ""
    edit: Callable[[Path, int], None] | None = None


def commands(locale: str) -> Sequence[Command]:
    """Every command, to be run in this order in the folder of a paper. The limits are those that the project has set
    itself."""
    only = ("--locale", locale)
    edit, earlier = partial(_edit, locale), f"../{EARLIER}"
    return (
        paperbuild("check", limit=0.15),
        paperbuild("check", name="check, nothing changed", is_cold=False, limit=0.01),
        paperbuild("html"),
        paperbuild("epub"),
        paperbuild("pdf", limit=0.6),
        paperbuild("build", *only, limit=0.6),
        paperbuild("build", *only, name="build, nothing changed", is_cold=False, limit=0.01),
        paperbuild("build", *only, name="build, one word changed", is_cold=False, limit=0.35, edit=edit),
        paperbuild("build", name="build, every locale", memory_limit_mb=300),
        paperbuild("diff", earlier, *only, "--format", "json", limit=1.0),
        paperbuild("diff", earlier, *only, "--html", "--pdf", name="diff, redline as HTML and PDF", limit=1.0),
        _living(locale),
        *_to_screen(locale),
        _pandoc(locale, "html"),
        _pandoc(locale, "epub"),
        _pandoc(locale, "pdf", f"--pdf-engine={BIN / 'weasyprint'}"),
    )


def _edit(locale: str, folder: Path, number: int) -> None:
    change_a_word(folder, locale, str(number))


def _living(locale: str) -> Command:
    """A process that stays: what counts is how long it takes over each of its steps after one word has changed."""
    line = [sys.executable, "-m", "bench.living", locale, "3"]
    return Command("living process, one word changed", line, step_limits={"html": 0.03, "pdf": 0.12, "check": 0.015})


def _to_screen(locale: str) -> Iterator[Command]:
    """From a save to the screen of a real browser, in the paper and in one ten times as long, which may take ten times
    as long: so would the yardstick. Nothing where there is no browser."""
    from paperbuild.verify.packages import browser  # the mutants are tried on a package that is loaded later

    if browser() is None or find_spec("playwright") is None:
        return
    for paper, times in (("", 1), (TEN_TIMES, 10)):
        name = "from save to screen" + (", ten times the paper" if paper else "")
        for step, limit, more in ((SCREEN, 0.05, ()), (PAGES, 0.15, ("pages",))):
            line = [sys.executable, "-m", "bench.screen", locale, "3", *more]
            yield Command(f"{name}: {step}", line, step_limits={step: limit * times}, paper=paper)


def paperbuild(
    *arguments: str,
    name: str = "",
    is_cold: bool = True,
    limit: float | None = None,
    memory_limit_mb: float | None = None,
    edit: Callable[[Path, int], None] | None = None,
) -> Command:
    """One of paperbuild's commands, with its steps told."""
    line = [str(BIN / "paperbuild"), "--timings", *arguments]
    name = name or arguments[0]
    return Command(name, line, is_cold, limit=limit, memory_limit_mb=memory_limit_mb, edit=edit)


def _pandoc(locale: str, form: str, *more: str) -> Command:
    sections = sorted(str(path) for path in Path("content", locale).glob("*.md"))
    options = ["--standalone", "--citeproc", "--bibliography=bibliography.bib", f"--metadata=lang:{locale}"]
    places = [f"--metadata=title:{form}", f"--resource-path=content/{locale}", f"--output=yardstick.{form}"]
    line = [pypandoc.get_pandoc_path(), *options, *places, *more, *sections]
    return Command(f"pandoc to {form}", line, is_yardstick=True)
