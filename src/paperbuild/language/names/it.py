"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "it",
        {
            "table": "Tabella",
            "figure": "Figura",
            "page": "Pag.",
            "list of tables": "Elenco delle tabelle",
            "list of figures": "Elenco delle figure",
        },
    ),
)
