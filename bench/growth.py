"""Whether time and memory grow no faster than the text: the paper in many locales, a corpus of many sections."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.commands import Command, paperbuild
from bench.measure import Measured, measure
from bench.papers import corpus, paper_in_locales, paper_with_library, size_of

TOLERANCE = 1.1
"""What a ratio may be above what it should be: two runs of one command differ by as much."""

_LOCALES = (1, 2, 24)
_SECTIONS = (10, 100, 1000)
_WORKS = (1000, 10_000)
_BESIDE_LOCALES = 300_000_000  # bytes: what a build may take besides one locale on each core


@dataclass(frozen=True)
class Pair:
    """One command on a small paper and on a large one of the same kind. The large one is the same paper in more
    locales where `is_in_locales`: then its memory is that of one locale on each core, however many there are."""

    name: str
    small: Command
    large: Command
    is_in_locales: bool
    beside: int = 0


@dataclass(frozen=True)
class Growth:
    """What was measured of a pair; `text` says how many times as much text the large paper has."""

    pair: Pair
    small: Measured
    large: Measured
    text: float
    cores: int

    @property
    def time(self) -> float:
        """How many times as long the large paper took."""
        return self.large.median_s / self.small.median_s

    @property
    def memory(self) -> float:
        """How many times as much memory it took: all processes together, or where nobody tells, the largest."""
        small, large = self.small.memory, self.large.memory
        if small.all_processes and large.all_processes:
            return large.all_processes / small.all_processes
        return large.largest_process / small.largest_process

    @property
    def time_limit(self) -> float:
        """What `time` may be at most."""
        return self.text * TOLERANCE

    @property
    def memory_limit(self) -> float:
        """What `memory` may be at most."""
        beside = self.pair.beside / (self.small.memory.all_processes or self.small.memory.largest_process)
        return (self.cores if self.pair.is_in_locales else self.text) * TOLERANCE + beside

    @property
    def is_within(self) -> bool:
        """Whether it grows no faster than the text."""
        return self.time <= self.time_limit and self.memory <= self.memory_limit


def pairs() -> Sequence[Pair]:
    """What is measured, in the papers that `make_papers` makes."""
    one, two, many = (f"locales-{count}" for count in _LOCALES)
    ten_sections, few_sections, many_sections = (f"sections-{count}" for count in _SECTIONS)
    few_works, many_works = (f"works-{count}" for count in _WORKS)
    return (
        _pair("check, 24 locales to 1", "check", one, many, is_in_locales=True),
        _pair("status, 24 locales to 2", "status", two, many, is_in_locales=True),
        _pair("check, 1,000 translated sections to 100", "check", few_sections, many_sections, is_in_locales=False),
        _pair("check, 10,000 works to 1,000", "check", few_works, many_works, is_in_locales=False),
        _pair("pdf, 100 sections to 10", "pdf", ten_sections, few_sections, is_in_locales=False),
        replace(_pair("build, 24 locales to 1", "build", one, many, is_in_locales=True), beside=_BESIDE_LOCALES),
    )


def _pair(name: str, command: str, small: str, large: str, *, is_in_locales: bool) -> Pair:
    small_command, large_command = (
        replace(paperbuild(command, name=f"{command} on {paper}"), paper=paper) for paper in (small, large)
    )
    return Pair(name, small_command, large_command, is_in_locales)


def make_papers(paper: Path, folder: Path) -> None:
    """Makes the papers, each in a folder of its own below `folder`."""
    _each(paper_in_locales, paper, folder, "locales", _LOCALES)
    _each(corpus, paper, folder, "sections", _SECTIONS)
    _each(paper_with_library, paper, folder, "works", _WORKS)


def _each(make: Callable[[Path, Path, int], Path], paper: Path, folder: Path, name: str, counts: Sequence[int]) -> None:
    for count in counts:
        make(paper, folder / f"{name}-{count}", count)


def measure_growth(folder: Path, rounds: int) -> list[Growth]:
    """Measures every pair, small and large in turn; `folder` has the papers."""
    found = []
    for pair in pairs():
        small, large = measure([pair.small, pair.large], folder, rounds)
        text = size_of(folder / pair.large.paper) / size_of(folder / pair.small.paper)
        found.append(Growth(pair, small, large, text, os.cpu_count() or 1))
    return found
