"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "bs",
        {
            "table": "Tabela",
            "figure": "Slika",
            "page": "Stranica",
            "list of tables": "Popis tabela",
            "list of figures": "Popis slika",
        },
    ),
)
