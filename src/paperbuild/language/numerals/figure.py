"""A figure of a text, and what it may be read as."""

from __future__ import annotations

from dataclasses import dataclass

_MOST_DIGITS = 18  # Python reads no more than 4,300, and nobody counts so far


def whole_number(value: str) -> int | None:
    """A value as a whole number; None where it is none, or has more digits than anybody counts with."""
    return int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else None


@dataclass(frozen=True)
class Figure:
    """One figure. `value` is the same for the same figure in any language: `1234.5`, `month 8`. `others` are values
    that it may have as well: `20m` may be metres, `۱۳۹۸` the year 2019. `unit` is `%`, a currency's code or empty.
    `offset` is its place in the text (from 0). `is_small` says that it may as well be written as a word; `is_count`,
    that such a word would be a number: 17 people, no 17th, nor COVID-19."""

    value: str
    written: str
    offset: int
    unit: str = ""
    is_small: bool = False
    is_count: bool = False
    others: frozenset[str] = frozenset()

    @property
    def values(self) -> frozenset[str]:
        """All that it may be read as."""
        return self.others | {self.value}

    @property
    def number(self) -> int | None:
        """Its value as a whole number; None where it is none."""
        return whole_number(self.value)

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.offset + len(self.written)

    @property
    def is_month(self) -> bool:
        """Whether it is a month."""
        return self.value.startswith("month")
