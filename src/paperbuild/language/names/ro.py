"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ro",
        {
            "table": "Tabela",
            "figure": "Figura",
            "page": "Pagina",
            "list of tables": "Listă de tabele",
            "list of figures": "Listă de figuri",
        },
    ),
)
