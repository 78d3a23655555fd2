"""What a command may take: known before anything of a paper is read."""

from __future__ import annotations

COMMAND_TIMEOUT_S = 1800.0
"""Where a paper says nothing of it. A build of a big paper in two dozen languages takes minutes."""

DAY_S = 86_400
"""The longest time that a paper may ask for: timers know no infinity."""

LEAST_MEMORY_MB = 256
"""With less, the layout of one page would fail."""

MOST_MEMORY_MB = 1_048_576
