"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "dsb",
        {
            "table": "Tabulka",
            "figure": "Wobraz",
            "page": "Strona",
            "list of tables": "Zapis tabulkow",
            "list of figures": "Zapis wobrazow",
        },
    ),
)
