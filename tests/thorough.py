"""How many random examples are tried: as many as a run has time for, or, by hand, many more (`make thorough`)."""

from __future__ import annotations

import os

IS_THOROUGH = bool(os.environ.get("PAPERBUILD_TESTS_THOROUGH"))


def tries(usual: int, thorough: int) -> int:
    """`usual` in every run of the tests, `thorough` in a thorough one."""
    return thorough if IS_THOROUGH else usual
