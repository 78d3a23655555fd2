"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "lt",
        {
            "table": "lentelė",
            "figure": "pav.",
            "page": "puslapis",
            "list of tables": "Lentelių sąrašas",
            "list of figures": "Iliustracijų sąrašas",
        },
    ),
)
