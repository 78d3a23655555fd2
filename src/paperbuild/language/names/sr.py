"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "sr",
        {
            "table": "Табела",
            "figure": "Слика",
            "page": "страна",
            "list of tables": "Списак табела",
            "list of figures": "Списак слика",
        },
    ),
    (
        "sr-Latn",
        {
            "table": "Tabela",
            "figure": "Slika",
            "page": "strana",
            "list of tables": "Spisak tabela",
            "list of figures": "Spisak slika",
        },
    ),
)
