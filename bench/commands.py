"""What is measured: paperbuild's commands, and what one would type instead of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypandoc

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Command:
    """One command. `is_cold` says that nothing of an earlier run may be left for it; `is_yardstick`, that its time is
    part of what the others are held against. `limit` is its budget as a ratio of the yardstick, `goal` the budget
    that it is to meet in the end; `paper` the folder it runs in, below that of all."""

    name: str
    arguments: Sequence[str]
    is_cold: bool = True
    is_yardstick: bool = False
    limit: float | None = None
    goal: float | None = None
    paper: str = ""


def commands(locale: str) -> Sequence[Command]:
    """Every command, to be run in this order in the folder of a paper."""
    return (
        paperbuild("check", limit=0.3, goal=0.2),
        paperbuild("html"),
        paperbuild("epub"),
        paperbuild("pdf"),
        paperbuild("build", "--locale", locale, limit=1.3, goal=0.8),
        paperbuild("build", "--locale", locale, name="build, nothing changed", is_cold=False, goal=0.1),
        _pandoc(locale, "html"),
        _pandoc(locale, "epub"),
        _pandoc(locale, "pdf", f"--pdf-engine={BIN / 'weasyprint'}"),
    )


def paperbuild(
    *arguments: str,
    name: str = "",
    is_cold: bool = True,
    limit: float | None = None,
    goal: float | None = None,
) -> Command:
    """One of paperbuild's commands, with its steps told."""
    line = [str(BIN / "paperbuild"), "--timings", *arguments]
    return Command(name or arguments[0], line, is_cold, limit=limit, goal=goal)


def _pandoc(locale: str, form: str, *more: str) -> Command:
    sections = sorted(str(path) for path in Path("content", locale).glob("*.md"))
    options = ["--standalone", "--citeproc", "--bibliography=bibliography.bib", f"--metadata=lang:{locale}"]
    places = [f"--metadata=title:{form}", f"--resource-path=content/{locale}", f"--output=yardstick.{form}"]
    line = [pypandoc.get_pandoc_path(), *options, *places, *more, *sections]
    return Command(f"pandoc to {form}", line, is_yardstick=True)
