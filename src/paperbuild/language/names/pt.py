"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "pt",
        {
            "table": "Tabela",
            "figure": "Figura",
            "page": "Página",
            "list of tables": "Lista de Tabelas",
            "list of figures": "Lista de Figuras",
        },
    ),
)
