"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "sq",
        {
            "table": "Tabela",
            "figure": "Figura",
            "page": "Faqe",
            "list of tables": "Tabelat",
            "list of figures": "Figurat",
        },
    ),
)
