"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "no",
        {
            "table": "Tabell",
            "figure": "Figur",
            "page": "Side",
            "list of tables": "Tabeller",
            "list of figures": "Figurer",
        },
    ),
)
