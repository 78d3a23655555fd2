"""Remembers what was asked of values that change, and asks again only what a change can have touched.

A query is a function of the inputs and of other queries. What it asks is noted while it runs. When an input changes, a
query is asked again only if something that it asked for has another value now; and where its new answer equals the old
one, whoever asked for it is not asked again (early cut-off). The idea is that of salsa and of rustc's query system; no
maintained library for Python has it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from threading import Lock, RLock, local
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

_Key = ParamSpec("_Key")
_Answer = TypeVar("_Answer")
_KEPT = 4  # revisions that an answer outlives without being asked for


@dataclass
class _Cell:
    """A value that is remembered: since which revision it is what it is, until which that is known, what it asked."""

    value: Any = None
    changed_at: int = -1
    verified_at: int = -1
    asked: tuple[_Name, ...] = ()
    lock: RLock = field(default_factory=RLock)


@dataclass(frozen=True)
class _Name:
    """An input by its key, or a query with what it is asked."""

    query: Query[Any, Any] | None
    key: tuple[Hashable, ...]


class Query(Generic[_Key, _Answer]):
    """A function that may be asked through `Queries.ask`; its first parameter is the memory that it asks in turn."""

    def __init__(self, function: Callable[Concatenate[Queries, _Key], _Answer]) -> None:
        self.function = function
        self.__doc__ = function.__doc__


def query(function: Callable[Concatenate[Queries, _Key], _Answer]) -> Query[_Key, _Answer]:
    """Makes a query of a function `(memory, *key) -> value`; the key is hashable, the value has equality."""
    return Query(function)


class Queries:
    """The inputs as they are now, and every answer that was asked for. Threads may ask at the same time."""

    def __init__(self) -> None:
        self.revision = 0
        self._cells: dict[_Name, _Cell] = {}
        self._lock = Lock()
        self._running = local()

    def put(self, inputs: Mapping[Hashable, Any]) -> None:
        """Sets the inputs, all of them: what is not named is gone. What is equal to what it was has not changed."""
        self.revision += 1
        for key, value in inputs.items():
            self._set(_Name(None, (key,)), value)
        for name, cell in list(self._cells.items()):
            if name.query is None and name.key[0] not in inputs:
                self._set(name, None)
            elif name.query is not None and cell.verified_at < self.revision - _KEPT:
                del self._cells[name]

    def _set(self, name: _Name, value: Any) -> None:
        cell = self._cell(name)
        if cell.changed_at < 0 or cell.value != value:
            cell.value, cell.changed_at = value, self.revision
        cell.verified_at = self.revision

    def input(self, key: Hashable) -> Any:
        """The input called `key`; None where there is none."""
        name = _Name(None, (key,))
        self._note(name)
        cell = self._cell(name)
        if cell.changed_at < 0:
            self._set(name, None)
        return cell.value

    def ask(self, asked: Query[_Key, _Answer], *key: _Key.args, **no_names: _Key.kwargs) -> _Answer:
        """The answer of a query, remembered where nothing that it asked for has changed. The key has no names."""
        if no_names:
            raise TypeError("a query is asked by position")
        name = _Name(asked, cast(tuple[Hashable, ...], key))
        self._note(name)
        return cast(_Answer, self._verified(name).value)

    def _verified(self, name: _Name) -> _Cell:
        """The cell of `name` as it is in this revision."""
        cell = self._cell(name)
        if name.query is None or cell.verified_at == self.revision:
            return cell
        with cell.lock:
            if cell.verified_at < self.revision:
                if cell.verified_at < 0 or any(
                    self._verified(each).changed_at > cell.verified_at for each in cell.asked
                ):
                    self._answer(name.query, name.key, cell)
                cell.verified_at = self.revision
        return cell

    def _answer(self, asked: Query[..., Any], key: tuple[Hashable, ...], cell: _Cell) -> None:
        around: dict[_Name, None] | None = getattr(self._running, "asked", None)
        self._running.asked = {}
        try:
            value = asked.function(self, *key)
            cell.asked = tuple(self._running.asked)
        finally:
            self._running.asked = around
        if cell.changed_at < 0 or cell.value != value:
            cell.value, cell.changed_at = value, self.revision

    def _cell(self, name: _Name) -> _Cell:
        with self._lock:
            return self._cells.setdefault(name, _Cell())

    def _note(self, name: _Name) -> None:
        asked: dict[_Name, None] | None = getattr(self._running, "asked", None)
        if asked is not None:
            asked[name] = None
