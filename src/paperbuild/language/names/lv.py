"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "lv",
        {
            "table": "Tabula",
            "figure": "Att.",
            "page": "lpp.",
            "list of tables": "Tabulu saraksts",
            "list of figures": "Attēlu saraksts",
        },
    ),
)
