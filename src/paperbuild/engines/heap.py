"""Has the C library waste less memory in a process of many threads."""

from __future__ import annotations

import ctypes

_M_ARENA_MAX = -8  # mallopt(3)


def share_one_heap() -> None:
    """Has all threads take memory from one heap, from now on: glibc gives each its own, and what is freed in one stays
    there. A build of two locales takes 20 MB less, and Python's lock lets one thread ask at a time anyway.

    To be called before the first thread starts. Other C libraries have no such function, and need none.
    """
    try:
        set_option = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # without a name, Windows opens nothing
        return
    set_option(_M_ARENA_MAX, 1)
