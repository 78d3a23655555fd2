"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "sv",
        {
            "table": "Tabell",
            "figure": "Figur",
            "page": "Sida",
            "list of tables": "Tabeller",
            "list of figures": "Figurer",
        },
    ),
)
