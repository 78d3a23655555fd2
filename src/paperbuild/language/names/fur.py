"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "fur",
        {
            "table": "Tabele",
            "figure": "Figure",
            "page": "Pagjine",
            "list of tables": "Liste des tabelis",
            "list of figures": "Liste des figuris",
        },
    ),
)
