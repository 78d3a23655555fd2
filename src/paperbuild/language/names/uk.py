"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "uk",
        {
            "table": "Табл.",
            "figure": "Рис.",
            "page": "с.",
            "list of tables": "Перелік таблиць",
            "list of figures": "Перелік ілюстрацій",
        },
    ),
)
