"""The processes that lay out a run's documents: at most one a core, each used again and again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Condition
from typing import Self

from paperbuild.engines.layout.process import LayoutProcess
from paperbuild.findings.errors import EngineError


class LayoutPool:
    """Lends processes. The next one starts when one is lent and another will be wanted, so that it is warm by then.
    Leaving the pool ends them all.

    `count` documents will be laid out, as far as is known yet; `most` is how many processes there may be.
    """

    def __init__(self, count: int, most: int | None = None) -> None:
        self._expected = count
        self._most = most or os.cpu_count() or 1
        self._idle: list[LayoutProcess] = []
        self._all: list[LayoutProcess] = []
        self._has_ended = False
        self._stack = ExitStack()
        self._changed = Condition()

    def __enter__(self) -> Self:
        with self._changed:
            self._warm()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    def end(self) -> None:
        """Ends every process at once: whoever waits for an answer, or for a process, gets an EngineError instead."""
        with self._changed:
            self._has_ended = True
            for process in self._all:
                process.end()
            self._changed.notify_all()

    def expect(self, count: int) -> None:
        """Says how many more documents will be laid out, once that is known."""
        with self._changed:
            self._expected = count
            self._warm()

    @contextmanager
    def borrowed(self, document: str = "") -> Iterator[LayoutProcess]:
        """A process for one document: one that knows `document` from before, where that is idle.

        Waits where all are lent. Raises EngineError where the pool has ended.
        """
        process = self._take(document)
        try:
            yield process
        finally:
            with self._changed:
                self._idle.append(process)
                self._changed.notify()

    def _take(self, document: str) -> LayoutProcess:
        with self._changed:
            self._changed.wait_for(lambda: self._has_ended or self._idle or len(self._all) < self._most)
            if self._has_ended:
                raise EngineError("the layout has been ended")
            if not self._idle:
                self._start()
            known = [one for one in self._idle if document and one.last_document == document]
            process = (known or self._idle)[-1]
            self._idle.remove(process)
            self._expected -= 1
            self._warm()
            return process

    def _warm(self) -> None:
        """Starts a process where none is idle and another document is to come."""
        if self._expected > 0 and not self._idle and len(self._all) < self._most and not self._has_ended:
            self._start()

    def _start(self) -> None:
        process = self._stack.enter_context(LayoutProcess())
        self._all.append(process)
        self._idle.append(process)
