"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "fr",
        {
            "table": "Tableau",
            "figure": "Figure",
            "page": "Page",
            "list of tables": "Liste des tableaux",
            "list of figures": "Table des figures",
        },
    ),
)
