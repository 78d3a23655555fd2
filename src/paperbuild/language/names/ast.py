"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ast",
        {
            "table": "Tabla",
            "figure": "Figura",
            "page": "Páxina",
            "list of tables": "Llista de tables",
            "list of figures": "Llista de figures",
        },
    ),
)
