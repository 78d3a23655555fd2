"""Lays two sequences beside each other so that what is alike stands together (Needleman and Wunsch, 1970).

One thing too many or too few then leaves one gap, and shifts nothing. Only what is near the diagonal is looked at, so
that a long sequence takes time in step with its length.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TypeVar

NEVER = -1e9
"""The score of two things that cannot be one."""

_GAP = -0.8
_BAND = 40  # how many places a counterpart may be away from where it would stand

_Thing = TypeVar("_Thing")


def side_by_side(
    first: Sequence[_Thing], second: Sequence[_Thing], score: Callable[[_Thing, _Thing], float]
) -> list[tuple[_Thing | None, _Thing | None]]:
    """The things of two sequences in pairs, in the order of both; None where one has no counterpart. `score` says how
    much speaks for it that two are one: `NEVER` where they cannot be."""
    rows, columns = len(first), len(second)
    if not rows or not columns:
        return [*((block, None) for block in first), *((None, block) for block in second)]
    band = abs(rows - columns) + _BAND
    table: list[_Row] = []
    for row in range(rows + 1):
        middle = row * columns // rows
        above, current = (table[-1] if table else {}), _Row()
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            pair = score(first[row - 1], second[column - 1]) if column - 1 in above else NEVER
            current[column] = _step(above, current, column, pair) if row or column else (0.0, _Way.PAIR)
        table.append(current)
    return _traced(first, second, table)


class _Way(Enum):
    """What stands beside a block: its counterpart, or nothing."""

    PAIR = "both"
    FIRST = "first"
    SECOND = "second"


_Row = dict[int, tuple[float, _Way]]


def _step(above: _Row, current: _Row, column: int, pair: float) -> tuple[float, _Way]:
    """The best that can be had up to a column of a row, and how; `pair` is the score of the two blocks there."""
    nothing = (NEVER, _Way.PAIR)
    return max(
        (above.get(column - 1, nothing)[0] + pair, _Way.PAIR),
        (above.get(column, nothing)[0] + _GAP, _Way.FIRST),
        (current.get(column - 1, nothing)[0] + _GAP, _Way.SECOND),
        key=lambda choice: choice[0],
    )


def _traced(
    first: Sequence[_Thing], second: Sequence[_Thing], table: Sequence[_Row]
) -> list[tuple[_Thing | None, _Thing | None]]:
    pairs: list[tuple[_Thing | None, _Thing | None]] = []
    row, column = len(first), len(second)
    while row or column:
        way = table[row][column][1]
        row -= way is not _Way.SECOND
        column -= way is not _Way.FIRST
        pairs.append(
            (first[row] if way is not _Way.SECOND else None, second[column] if way is not _Way.FIRST else None)
        )
    return pairs[::-1]
