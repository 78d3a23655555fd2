"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "be",
        {
            "table": "Табліца",
            "figure": "Рыс.",
            "page": "с.",
            "list of tables": "Сьпіс табліц",
            "list of figures": "Сьпіс ілюстрацый",
        },
    ),
)
