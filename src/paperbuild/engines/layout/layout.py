"""What lays out pages, as those who need a PDF see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from paperbuild.engines.layout.request import AttachedFile, LayoutAnswer, LayoutRequest


class Layout(Protocol):
    """Lays out one document after another."""

    def lay_out(
        self, request: LayoutRequest, attachments: Sequence[AttachedFile], timeout_s: float, memory_mb: int
    ) -> LayoutAnswer:
        """The answer to `request`, with `attachments` in its PDF: they come beside the request, so that it stays the
        same where only they change. Raises EngineError and its kin."""
        ...
