"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "bg",
        {
            "table": "Таблица",
            "figure": "Фигура",
            "page": "Стр.",
            "list of tables": "Списък на таблиците",
            "list of figures": "Списък на фигурите",
        },
    ),
)
