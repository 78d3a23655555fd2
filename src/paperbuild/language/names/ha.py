"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ha",
        {
            "table": "tabili",
            "figure": "Addadi",
            "page": "Shafi",
            "list of tables": "Tsarin tabili",
            "list of figures": "Tsarin Addadi",
        },
    ),
)
