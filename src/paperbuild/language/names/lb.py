"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "lb",
        {
            "table": "Tabell",
            "figure": "Bild",
            "page": "Säit",
            "list of tables": "Lëscht vun den Tabellen",
            "list of figures": "Lëscht vun de Biller",
        },
    ),
)
