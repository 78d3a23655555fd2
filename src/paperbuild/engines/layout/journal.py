"""What is noticed during a layout, by the part of it in which it was: messages, refused URLs, what was fetched.

A page that is not laid out again still has to be told of, as if it were.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Notes:
    """What one part of a layout noticed, in order. `fetched` maps the URLs that it asked for to what they gave, as a
    short value that another content does not have; None where they were refused."""

    messages: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    fetched: dict[str, str | None] = field(default_factory=dict)

    def add(self, other: Notes) -> None:
        """Adds what `other` has."""
        self.messages += other.messages
        self.refused += other.refused
        self.fetched |= other.fetched


class Journal(logging.Handler):
    """Takes what is logged, refused and fetched into the notes of the part that is under way."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.notes = Notes()
        for name in ("weasyprint", "fontTools"):
            logger = logging.getLogger(name)
            logger.handlers[:] = [self]
            logger.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Notes a message."""
        self.notes.messages.append(record.getMessage())

    @contextmanager
    def part(self) -> Iterator[Notes]:
        """A part of the layout with notes of its own, which whoever asked for it keeps."""
        outside, self.notes = self.notes, Notes()
        try:
            yield self.notes
        finally:
            self.notes = outside
