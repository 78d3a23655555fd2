"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "en",
        {
            "table": "Table",
            "figure": "Figure",
            "page": "page",
            "list of tables": "List of Tables",
            "list of figures": "List of Figures",
        },
    ),
)
