"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "te",
        {
            "table": "పట్టిక",
            "figure": "ఆకృతి",
            "page": "పేజి",
            "list of tables": "పట్టికల జాబితా",
            "list of figures": "ఆకృతుల జాబితా",
        },
    ),
)
