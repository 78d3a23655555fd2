"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "cy",
        {
            "table": "Taflen",
            "figure": "Darlun",
            "page": "tudalen",
            "list of tables": "Rhestr Dablau",
            "list of figures": "Rhestr Ddarluniau",
        },
    ),
)
