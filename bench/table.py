"""Writes what was measured, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

from bench.functions import Lengths
from bench.growth import Growth
from bench.measure import Measured

_HEAD = ("", "median", "least", "ratio", "CPU", "at most", "met", "largest", "together")

_GROWTH_HEAD = ("", "text", "time", "ratio", "at most", "memory", "ratio", "at most", "grows no faster than the text")


def yardstick_s(results: Sequence[Measured]) -> float:
    """The median, over the rounds, of what pandoc's commands took one after the other."""
    timed = [result.seconds for result in results if result.command.is_yardstick]
    rounds: list[float] = [sum(one) for one in zip(*timed, strict=True)]
    return median(rounds)


def yardstick_cpu_s(results: Sequence[Measured]) -> float:
    """The same of the time of the processors."""
    timed = [result.cpu_s for result in results if result.command.is_yardstick]
    rounds: list[float] = [sum(one) for one in zip(*timed, strict=True)]
    return median(rounds) if rounds else 0.0


def times_table(results: Sequence[Measured]) -> str:
    """A line a command: seconds, ratio to the yardstick, seconds of CPU, limits, memory in MB."""
    whole = yardstick_s(results)
    rows = [_HEAD, *(_row(result, whole) for result in results), ("the yardstick", f"{whole:.3f} s", "", "1.000")]
    return aligned(rows)


def _row(result: Measured, whole: float) -> tuple[str, ...]:
    ratio = result.median_s / whole
    limit = result.command.limit
    return (
        result.command.name,
        f"{result.median_s:.3f} s",
        f"{min(result.seconds):.3f} s",
        f"{ratio:.3f}",
        f"{median(result.cpu_s):.3f} s" if result.cpu_s else "",
        "" if limit is None else f"{limit:g}",
        "" if limit is None else _met(ratio, limit),
        _megabytes(result.memory.largest_process),
        _megabytes(result.memory.all_processes),
    )


def _met(ratio: float, budget: float) -> str:
    return "yes" if ratio <= budget else "NO"


def _megabytes(size: int | None) -> str:
    return f"{size / 1e6:.0f} MB" if size else ""


def growth_table(found: Sequence[Growth]) -> str:
    """A line a pair: how many times as much text, time and memory the large paper has or takes; what it may take."""
    return aligned([_GROWTH_HEAD, *(_growth_row(growth) for growth in found)])


def _growth_row(growth: Growth) -> tuple[str, ...]:
    small, large = growth.small, growth.large
    return (
        growth.pair.name,
        f"{growth.text:.1f} x",
        f"{small.median_s:.2f} s, {large.median_s:.2f} s",
        f"{growth.time:.1f} x",
        f"{growth.time_limit:.1f} x",
        f"{_megabytes(_whole(small))}, {_megabytes(_whole(large))}",
        f"{growth.memory:.1f} x",
        f"{growth.memory_limit:.1f} x",
        "yes" if growth.is_within else "NO",
    )


def _whole(result: Measured) -> int:
    return result.memory.all_processes or result.memory.largest_process


def steps_table(result: Measured) -> str:
    """The steps of one command, the slowest first. Steps that run beside each other add up to more than the whole."""
    steps = sorted(((median(times), step) for step, times in result.steps.items()), reverse=True)
    return aligned([(step, f"{seconds:.3f} s", f"{seconds / result.median_s:.0%}") for seconds, step in steps])


def lengths_table(found: Lengths) -> str:
    """The longest functions, and the median of all."""
    rows = [(f"{one.path}:{one.line}", one.name, f"{one.lines} lines") for one in found.longest]
    sums = f"{found.count} functions: median {found.median:g} lines, nine in ten at most {found.ninetieth_percentile:g}"
    return f"{aligned(rows)}\n{sums}"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns, the first to the left and the others to the right."""
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(max(map(len, rows)))]
    return "\n".join("  ".join(_cells(row, widths)).rstrip() for row in rows)


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    for number, (cell, width) in enumerate(zip(row, widths, strict=False)):
        yield cell.rjust(width) if number else cell.ljust(width)


def as_json(results: Sequence[Measured], found: Lengths, growths: Sequence[Growth] = ()) -> dict[str, Any]:
    """Everything that was measured, for programs."""
    whole = yardstick_s(results)
    return {
        "yardstick_s": whole,
        "commands": [
            {
                "name": result.command.name,
                "seconds": result.seconds,
                "median_s": result.median_s,
                "ratio": result.median_s / whole,
                "cpu_s": result.cpu_s,
                "at_most": result.command.limit,
                "peak_bytes": asdict(result.memory),
                "steps": {step: median(times) for step, times in result.steps.items()},
            }
            for result in results
        ],
        "growth": [_growth_json(growth) for growth in growths],
        "functions": asdict(found),
    }


def _growth_json(growth: Growth) -> dict[str, Any]:
    measured = {"small": growth.small, "large": growth.large}
    return {
        "name": growth.pair.name,
        "text_ratio": growth.text,
        "time_ratio": growth.time,
        "time_limit": growth.time_limit,
        "memory_ratio": growth.memory,
        "memory_limit": growth.memory_limit,
        "grows_no_faster_than_the_text": growth.is_within,
        **{f"{size}_seconds": one.seconds for size, one in measured.items()},
        **{f"{size}_peak_bytes": asdict(one.memory) for size, one in measured.items()},
    }
