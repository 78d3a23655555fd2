"""Time that is told by the processors and not by the clock: other programs on the machine take none of it."""

from __future__ import annotations

import resource


def children_s() -> float:
    """The seconds that the processors have worked for the child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
