"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "cu",
        {
            "table": "Таблица",
            "figure": "Рис.",
            "page": "с.",
            "list of tables": "Список таблиц",
            "list of figures": "Список иллюстраций",
        },
    ),
)
