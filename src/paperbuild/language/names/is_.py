"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "is",
        {
            "table": "Tafla",
            "figure": "Mynd",
            "page": "Blaðsíða",
            "list of tables": "Töfluskrá",
            "list of figures": "Myndaskrá",
        },
    ),
)
