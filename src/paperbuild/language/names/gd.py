"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "gd",
        {
            "table": "Clàr",
            "figure": "Dealbh",
            "page": "t.d.",
            "list of tables": "Liosta Chlàr",
            "list of figures": "Liosta Dhealbh",
        },
    ),
)
