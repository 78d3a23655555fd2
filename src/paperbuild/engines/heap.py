"""Has the C library waste less memory in a process of many threads, and sets a process a limit of memory."""

from __future__ import annotations

import ctypes
import sys

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


def limit_memory(memory_mb: int) -> None:
    """Lets this process hold no more than `memory_mb` from now on: what asks for more gets a MemoryError, or ends the
    process.

    It limits what a process may write to, as Linux counts it (RLIMIT_DATA, getrlimit(2)); files that are only read,
    such as fonts, count for nothing. Without effect elsewhere: macOS does not keep to it, Windows has no such limit.
    """
    if sys.platform != "linux":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = memory_mb * 1_048_576
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
