"""Measures the paper of this checkout, in a copy, and prints what came out."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypandoc

from bench.commands import commands
from bench.figures import Figure, figures, figures_table, history, keep, plot
from bench.functions import lengths
from bench.growth import TOLERANCE, make_papers, measure_growth
from bench.measure import CommandFailedError, measure
from bench.papers import copy_paper
from bench.table import as_json, growth_table, lengths_table, steps_table, times_table
from bench.translations import FRESH, languages, pairs_table, told

ROOT = Path(__file__).parent.parent

_HISTORY = Path("build", "bench", "history.jsonl")

_PAIRS = "right pairs of passages that are told all the same, and wrong ones that are not"

_GROWTH = f"""\
How time and memory grow. Time may grow as the text does, and so may memory; that of more locales, to what one takes on
each core. {TOLERANCE:g} times as much is no more: two runs differ by that. Memory is that of all processes together."""


def main() -> int:
    """Measures and prints; 2 where a command failed."""
    options = _options()
    os.chdir(ROOT)
    found = lengths(Path("src"))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        copy_paper(ROOT, folder / "paper")
        make_papers(ROOT, folder / "growth")
        print(_circumstances(options.locale, options.rounds), flush=True)
        try:
            results = measure(commands(options.locale), folder / "paper", options.rounds)
            growths = measure_growth(folder / "growth", options.growth_rounds) if options.growth_rounds else []
        except CommandFailedError as error:
            print(error, file=sys.stderr)
            return 2
    print(f"\n{times_table(results)}")
    found_figures = figures(results, growths)
    for result in results:
        if len(result.steps) > 1 and result.command.name in {"check", "build"}:
            print(f"\nThe slowest steps of `{result.command.name}`\n{steps_table(result)}")
    if growths:
        print(f"\n{_GROWTH}\n{growth_table(growths)}")
    print(f"\nTranslations: {_PAIRS}\n{pairs_table([told(tag) for tag in languages()])}")
    print(f"\nFresh ones:\n{pairs_table([told(tag, FRESH) for tag in languages(FRESH)])}")
    print(f"\nThe longest functions\n{lengths_table(found)}")
    print("\nThe figures that are to be reached: ratios of the yardstick, where nothing else is said")
    print(figures_table(found_figures))
    print(f"\n{_kept(options.history, found_figures)}")
    if options.json:
        options.json.write_text(json.dumps(as_json(results, found, growths), indent=1) + "\n", encoding="utf-8")
    return 0


def _kept(path: Path, found: Sequence[Figure]) -> str:
    """Adds this run to the history, and shows all that is in it."""
    keep(path, datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"), found)
    return f"Earlier runs, from {path}\n{plot(found, history(path))}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Times paperbuild beside pandoc.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is timed (5)")
    parser.add_argument("--growth-rounds", type=int, default=1, help="the same for the large papers; 0 leaves them out")
    parser.add_argument("--locale", default="en", help="the locale that is built (en)")
    parser.add_argument("--json", type=lambda name: Path(name).absolute(), metavar="FILE", help="keep the results here")
    parser.add_argument("--history", type=Path, metavar="FILE", default=_HISTORY, help=f"earlier runs ({_HISTORY})")
    return parser.parse_args()


def _circumstances(locale: str, rounds: int) -> str:
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in Path("content", locale).glob("*.md"))
    return (
        f"{words} words in content/{locale}; pandoc {pypandoc.get_pandoc_version()}, "
        f"Python {platform.python_version()}, {os.cpu_count()} cores; medians of {rounds} rounds.\n"
        "The ratio is to the yardstick: pandoc's three commands, one after the other."
    )


if __name__ == "__main__":
    sys.exit(main())
