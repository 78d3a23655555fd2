"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "se",
        {
            "table": "Tabealla",
            "figure": "Govus",
            "page": "Siidu",
            "list of tables": "Tabeallat",
            "list of figures": "Govvosat",
        },
    ),
)
