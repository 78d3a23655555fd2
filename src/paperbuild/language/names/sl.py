"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "sl",
        {
            "table": "Tabela",
            "figure": "Slika",
            "page": "Stran",
            "list of tables": "Tabele",
            "list of figures": "Slike",
        },
    ),
)
