"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "gu",
        {
            "table": "ટેબલ",
            "page": "પાનુ",
        },
    ),
)
