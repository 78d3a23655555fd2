"""Processes are lent, given back and lent again; there are never more than wanted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from paperbuild.engines.layout.pool import LayoutPool
from paperbuild.findings.errors import EngineError
from tests.clock import HANGS_S
from tests.engines.layout.test_process import REQUEST

pytestmark = pytest.mark.pango


def test_nothing_is_started_where_nothing_is_to_be_laid_out() -> None:
    with LayoutPool(0) as pool:
        assert pool._all == []


def test_many_documents_share_as_many_processes_as_there_may_be() -> None:
    with LayoutPool(1, most=2) as pool, ThreadPoolExecutor(5) as threads:

        def lay_out(_: int) -> int:
            with pool.borrowed() as process:
                return process.lay_out(REQUEST, HANGS_S).pages

        pool.expect(10)
        assert list(threads.map(lay_out, range(10))) == [1] * 10
        assert len(pool._all) == 2


def test_the_next_process_starts_when_one_is_lent_and_another_document_is_to_come() -> None:
    with LayoutPool(1, most=4) as pool:
        pool.expect(2)
        assert len(pool._all) == 1
        with pool.borrowed() as first:
            assert len(pool._all) == 2
            with pool.borrowed() as second:
                assert first is not second
                assert len(pool._all) == 2


def test_a_document_comes_back_to_the_process_that_knows_it() -> None:
    with LayoutPool(2, most=2) as pool:
        with pool.borrowed() as first, pool.borrowed() as second:
            first.last_document, second.last_document = "en", "fr"
        for name, process in (("en", first), ("fr", second), ("en", first)):
            with pool.borrowed(name) as found:
                assert found is process


def test_who_waits_for_a_process_of_a_pool_that_ends_gets_an_error() -> None:
    is_lent = Event()
    with LayoutPool(1, most=1) as pool, ThreadPoolExecutor(1) as threads:

        def wait() -> None:
            is_lent.wait()
            with pool.borrowed():
                pass

        waiting = threads.submit(wait)
        with pool.borrowed() as process:
            is_lent.set()
            pool.end()
            with pytest.raises(EngineError):
                waiting.result(10)
            with pytest.raises(EngineError):
                process.lay_out(REQUEST, HANGS_S)
