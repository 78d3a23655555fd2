"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "rm",
        {
            "table": "Tabella",
            "figure": "Figura",
            "page": "pagina",
            "list of tables": "Tavla da las tabellas",
            "list of figures": "Tavla da las figuras",
        },
    ),
)
