"""A process that lays out, which all tests of a worker share: to start one takes longer than most of their pages.

What it remembers of earlier documents changes no byte of later ones: tests/engines/layout/test_pages.py holds that.
Tests of the processes themselves, and those that compare what is made anew, start their own.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache

from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.engines.layout.request import LayoutAnswer, LayoutRequest
from tests.clock import HANGS_S

_TIMEOUT_S = HANGS_S


@contextmanager
def layouts() -> Iterator[LayoutPool]:
    """A pool with one process. A build that fails ends its pool: the next test has a new one."""
    try:
        yield _pool()
    except BaseException:
        _pool.cache_clear()
        raise


def answer_to(request: LayoutRequest) -> LayoutAnswer:
    """The answer to `request`."""
    with layouts() as pool, pool.borrowed(request.document) as process:
        return process.lay_out(request, _TIMEOUT_S)


@cache
def _pool() -> LayoutPool:
    lasting = ExitStack()
    atexit.register(lasting.close)
    return lasting.enter_context(LayoutPool(0, most=1))
