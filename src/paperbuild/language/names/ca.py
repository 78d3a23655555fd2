"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ca",
        {
            "table": "Taula",
            "figure": "Figura",
            "page": "Pàgina",
            "list of tables": "Índex de taules",
            "list of figures": "Índex de figures",
        },
    ),
)
