"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ia",
        {
            "table": "Tabella",
            "figure": "Figura",
            "page": "Pagina",
            "list of tables": "Lista de tabellas",
            "list of figures": "Lista de figuras",
        },
    ),
)
