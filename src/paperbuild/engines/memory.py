"""What an engine needs of a memory that keeps its answers; `core.memo` has one, and a run may do without."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

_Answer = TypeVar("_Answer")


class EngineShelf(Protocol):
    """The answers of one engine about one document, each under the digest of its question. What is not asked for again
    is forgotten."""

    def get(self, key: bytes, /) -> object:
        """The answer under `key`; None where there is none."""

    def put(self, key: bytes, answer: object, /) -> None:
        """Keeps an answer under `key`."""


class EngineMemory(Protocol):
    """Keeps answers from run to run."""

    def remember(self, kind: str, question: Iterable[object], make: Callable[[], _Answer]) -> _Answer:
        """The answer to `question`, which is all that it depends on, as it is kept or as `make` makes it now."""

    def shelf(self, kind: str, name: str) -> EngineShelf:
        """The answers of the engine `kind` about the document `name`."""


class NoMemory:
    """Remembers nothing."""

    def remember(self, kind: str, question: Iterable[object], make: Callable[[], _Answer]) -> _Answer:  # noqa: ARG002
        """The answer that `make` makes."""
        return make()

    def shelf(self, kind: str, name: str) -> EngineShelf:  # noqa: ARG002 - a memory's signature
        """An empty shelf."""
        return NO_SHELF


class _NoShelf:
    def get(self, _: bytes, /) -> object:
        return None

    def put(self, _: bytes, __: object, /) -> None:
        return None


NO_SHELF = _NoShelf()
NO_MEMORY = NoMemory()
