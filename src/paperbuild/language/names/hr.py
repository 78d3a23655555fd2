"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "hr",
        {
            "table": "Tablica",
            "figure": "Slika",
            "page": "Stranica",
            "list of tables": "Popis tablica",
            "list of figures": "Popis slika",
        },
    ),
)
