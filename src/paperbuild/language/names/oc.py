"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "oc",
        {
            "table": "Tablèu",
            "figure": "Figura",
            "page": "Pagina",
            "list of tables": "Taula dels tablèus",
            "list of figures": "Taula de las figuras",
        },
    ),
)
