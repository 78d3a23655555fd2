"""The figures that the project has set itself, each with what was measured, and how they were in earlier runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.growth import Growth
from bench.measure import Measured
from bench.table import aligned, yardstick_cpu_s, yardstick_s

_HEAD = ("", "measured", "CPU", "at most", "met")
_SHOWN = 40
# The parts of what is allowed, from an eighth to all of it; and what is more than that.
_PARTS, _MORE = "▁▂▃▄▅▆▇█", "!"


@dataclass(frozen=True)
class Figure:
    """What was measured of one thing, and what it may be `at_most`, both in `unit`: a ratio of the yardstick (empty),
    times the smaller paper (x), or MB. `cpu` is the ratio of the processors' time to the yardstick's."""

    name: str
    measured: float
    at_most: float
    unit: str = ""
    cpu: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether it is what it may be."""
        return self.measured <= self.at_most


def figures(results: Sequence[Measured], growths: Sequence[Growth]) -> list[Figure]:
    """Every figure of what has a limit, in the order in which it was measured."""
    return [*_of_commands(results), *_of_growths(growths)]


def _of_commands(results: Sequence[Measured]) -> Iterator[Figure]:
    whole, whole_cpu = yardstick_s(results), yardstick_cpu_s(results)
    for result in results:
        command = result.command
        if command.limit is not None:
            cpu = median(result.cpu_s) / whole_cpu if result.cpu_s and whole_cpu else None
            yield Figure(command.name, result.median_s / whole, command.limit, cpu=cpu)
        for step, limit in command.step_limits.items():
            yield Figure(f"{command.name}: {step}", median(result.steps[step]) / whole, limit)
        if command.memory_limit_mb is not None:
            memory = result.memory.all_processes or result.memory.largest_process
            yield Figure(f"{command.name}: memory", memory / 1e6, command.memory_limit_mb, "MB")


def _of_growths(growths: Sequence[Growth]) -> Iterator[Figure]:
    for growth in growths:
        yield Figure(f"{growth.pair.name}: time", growth.time, growth.time_limit, "x")
        yield Figure(f"{growth.pair.name}: memory", growth.memory, growth.memory_limit, "x")


def figures_table(found: Sequence[Figure]) -> str:
    """A line a figure, and how many are met."""
    rows = [_HEAD, *(_row(figure) for figure in found)]
    return f"{aligned(rows)}\n{sum(one.is_met for one in found)} of {len(found)} are met"


def _row(figure: Figure) -> tuple[str, ...]:
    cpu = "" if figure.cpu is None else f"{figure.cpu:.3f}"
    return (figure.name, _shown(figure, figure.measured), cpu, _shown(figure, figure.at_most), _verdict(figure))


def _shown(figure: Figure, value: float) -> str:
    if figure.unit:
        return f"{value:.0f} MB" if figure.unit == "MB" else f"{value:.1f} {figure.unit}"
    return f"{value:.3f}"


def _verdict(figure: Figure) -> str:
    return "yes" if figure.is_met else "NO"


def keep(path: Path, at: str, found: Sequence[Figure]) -> None:
    """Adds a run to the history: a line of JSON with the time `at` which it was, and each figure by its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"at": at, "figures": {one.name: round(one.measured, 4) for one in found}})
    is_cut_off = path.exists() and not path.read_bytes().endswith(b"\n")  # the last run was ended while it wrote
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" * is_cut_off + f"{line}\n")


def history(path: Path) -> list[Mapping[str, float]]:
    """The figures of every run that was kept, the oldest first; a line that is none is left out."""
    return list(_read(path.read_text(encoding="utf-8"))) if path.exists() else []


def _read(text: str) -> Iterator[Mapping[str, float]]:
    for line in text.splitlines():
        try:
            known = json.loads(line)["figures"]
            yield {str(name): float(value) for name, value in known.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            continue


def plot(found: Sequence[Figure], runs: Sequence[Mapping[str, float]]) -> str:
    """A line a figure: a column for each run, the newest last, as high as the figure is of what it may be at most."""
    rows = [(figure.name, "".join(_column(figure, run.get(figure.name)) for run in runs[-_SHOWN:])) for figure in found]
    legend = f"{_PARTS[0]} an eighth of what it may be, {_PARTS[-1]} all of it, {_MORE} more; the newest run last"
    return f"{aligned(rows)}\n{legend}"


def _column(figure: Figure, value: float | None) -> str:
    if value is None:
        return " "
    if value > figure.at_most:
        return _MORE
    return _PARTS[min(int(value / figure.at_most * len(_PARTS)), len(_PARTS) - 1)]
