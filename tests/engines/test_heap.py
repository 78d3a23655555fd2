from __future__ import annotations

import platform
import subprocess
import sys

import pytest

# Threads that hold what they take at the same time; then glibc tells its heaps (malloc_info(3)).
THREADS = """
import ctypes, threading
from paperbuild.engines.heap import share_one_heap
{call}
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fdopen.restype = ctypes.c_void_p
together = threading.Barrier(8)
def take():
    libc.malloc(5000)
    together.wait()
threads = [threading.Thread(target=take) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
"""


def heaps(call: str) -> int:
    """How many heaps a process has after eight threads have taken memory, having made `call` before."""
    command = [sys.executable, "-c", THREADS.format(call=call)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library has no heap for each thread")
def test_threads_share_one_heap() -> None:
    assert heaps("share_one_heap()") == 1
    assert heaps("") > 1
