"""Writes what was measured, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

from bench.functions import Lengths
from bench.measure import Measured

_HEAD = ("", "median", "least", "ratio", "budget", "met", "in the end", "largest", "together")


def yardstick_s(results: Sequence[Measured]) -> float:
    """The median, over the rounds, of what pandoc's commands took one after the other."""
    timed = [result.seconds for result in results if result.command.is_yardstick]
    rounds: list[float] = [sum(one) for one in zip(*timed, strict=True)]
    return median(rounds)


def times_table(results: Sequence[Measured]) -> str:
    """A line a command: seconds, ratio to the yardstick, budgets, memory in MB."""
    whole = yardstick_s(results)
    rows = [_HEAD, *(_row(result, whole) for result in results), ("the yardstick", f"{whole:.3f} s", "", "1.00")]
    return _aligned(rows)


def _row(result: Measured, whole: float) -> tuple[str, ...]:
    ratio = result.median_s / whole
    limit, goal = result.command.limit, result.command.goal
    return (
        result.command.name,
        f"{result.median_s:.3f} s",
        f"{min(result.seconds):.3f} s",
        f"{ratio:.2f}",
        "" if limit is None else f"{limit:g}",
        "" if limit is None else _met(ratio, limit),
        "" if goal is None else f"{goal:g}: {_met(ratio, goal)}",
        _megabytes(result.memory.largest_process),
        _megabytes(result.memory.all_processes),
    )


def _met(ratio: float, budget: float) -> str:
    return "yes" if ratio <= budget else "NO"


def _megabytes(size: int | None) -> str:
    return f"{size / 1e6:.0f} MB" if size else ""


def steps_table(result: Measured) -> str:
    """The steps of one command, the slowest first. Steps that run beside each other add up to more than the whole."""
    steps = sorted(((median(times), step) for step, times in result.steps.items()), reverse=True)
    return _aligned([(step, f"{seconds:.3f} s", f"{seconds / result.median_s:.0%}") for seconds, step in steps])


def lengths_table(found: Lengths) -> str:
    """The longest functions, and the median of all."""
    rows = [(f"{one.path}:{one.line}", one.name, f"{one.lines} lines") for one in found.longest]
    sums = f"{found.count} functions: median {found.median:g} lines, nine in ten at most {found.ninetieth_percentile:g}"
    return f"{_aligned(rows)}\n{sums}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(max(map(len, rows)))]
    return "\n".join("  ".join(_cells(row, widths)).rstrip() for row in rows)


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    for number, (cell, width) in enumerate(zip(row, widths, strict=False)):
        yield cell.rjust(width) if number else cell.ljust(width)


def as_json(results: Sequence[Measured], found: Lengths) -> dict[str, Any]:
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
                "budget": result.command.limit,
                "budget_in_the_end": result.command.goal,
                "peak_bytes": asdict(result.memory),
                "steps": {step: median(times) for step, times in result.steps.items()},
            }
            for result in results
        ],
        "functions": asdict(found),
    }
