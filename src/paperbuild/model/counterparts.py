"""What in a translation stands for something else in its source: pages in other languages, translations of works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Counterparts:
    """`links` are groups of beginnings of addresses that stand for each other; `{lang}` in one stands for a language.
    `works` has the keys of the source's works by those of their translations."""

    links: tuple[tuple[str, ...], ...] = ()
    works: Mapping[str, str] = field(default_factory=dict)


NO_COUNTERPARTS = Counterparts()
