"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ga",
        {
            "table": "Tábla",
            "figure": "Léaráid",
            "page": "Leathanach",
            "list of tables": "Táblaí",
            "list of figures": "Léaráidí",
        },
    ),
)
