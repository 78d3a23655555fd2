"""Measures the steps of a command, for `--timings`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Stopwatch:
    """The steps that have been measured, in the order in which they ended, in seconds. `on_step` is told the name of
    each when it begins; `doing` is the name of the one that began last and has not ended."""

    steps: list[tuple[str, float]] = field(default_factory=list)
    on_step: Callable[[str], None] | None = None
    doing: str = ""

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measures what is done within it."""
        if self.on_step:
            self.on_step(name)
        before, self.doing = self.doing, name
        start = time.perf_counter()
        try:
            yield
            self.doing = before
        finally:
            self.steps.append((name, time.perf_counter() - start))

    def as_json_lines(self) -> str:
        """One JSON object a line: `{"step", "seconds"}`."""
        return "".join(json.dumps({"step": name, "seconds": round(seconds, 4)}) + "\n" for name, seconds in self.steps)
