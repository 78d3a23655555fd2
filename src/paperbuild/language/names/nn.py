"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "nn",
        {
            "table": "Tabell",
            "figure": "Figur",
            "page": "Side",
            "list of tables": "Tabellar",
            "list of figures": "Figurar",
        },
    ),
)
