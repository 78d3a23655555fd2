"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "gl",
        {
            "table": "Cadro",
            "figure": "Figura",
            "page": "Páxina",
            "list of tables": "Índice de cadros",
            "list of figures": "Índice de figuras",
        },
    ),
)
