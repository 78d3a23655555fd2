"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "cs",
        {
            "table": "Tabulka",
            "figure": "Obrázek",
            "page": "Strana",
            "list of tables": "Seznam tabulek",
            "list of figures": "Seznam obrázků",
        },
    ),
)
