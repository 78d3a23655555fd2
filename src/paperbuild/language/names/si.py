"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "si",
        {
            "table": "වගුව",
            "figure": "සටහන",
            "page": "පිට",
            "list of tables": "වගු ලේඛනය",
            "list of figures": "සටහන් ලේඛනය",
        },
    ),
)
