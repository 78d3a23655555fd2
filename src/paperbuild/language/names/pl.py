"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "pl",
        {
            "table": "Tabela",
            "figure": "Rysunek",
            "page": "Strona",
            "list of tables": "Spis tabel",
            "list of figures": "Spis rysunków",
        },
    ),
)
