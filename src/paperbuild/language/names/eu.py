"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "eu",
        {
            "table": "Taula",
            "figure": "Irudia",
            "page": "Orria",
            "list of tables": "Taulen Zerrenda",
            "list of figures": "Irudien Zerrenda",
        },
    ),
)
