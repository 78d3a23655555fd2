"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "hu",
        {
            "table": "táblázat",
            "figure": "ábra",
            "page": "oldal",
            "list of tables": "Táblázatok jegyzéke",
            "list of figures": "Ábrák jegyzéke",
        },
    ),
)
