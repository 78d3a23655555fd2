"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "fil",
        {
            "table": "Talay",
            "figure": "Laraw",
            "page": "Pahina",
            "list of tables": "Talatalayan",
            "list of figures": "Talalarawan",
        },
    ),
)
