"""What one run of an engine may take: time, and memory."""

from __future__ import annotations

from typing import NamedTuple

MEMORY_MB = 2048
"""Where a paper says nothing of it. The layout of 100 pages takes 300 MB, pandoc 100 MB for a long section."""

RAISE_MEMORY = "`memory-mb` in the [limits] of content/paper.toml says how much it may take"


class EngineLimits(NamedTuple):
    """How long a run may take, and how much memory, in megabytes of 1,048,576 bytes."""

    timeout_s: float
    memory_mb: int = MEMORY_MB
