"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "sk",
        {
            "table": "Tabuľka",
            "figure": "Obr.",
            "page": "Str.",
            "list of tables": "Zoznam tabuliek",
            "list of figures": "Zoznam obrázkov",
        },
    ),
)
