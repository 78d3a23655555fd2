"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "tk",
        {
            "table": "Tablisa",
            "figure": "Surat",
            "page": "Sahypa",
            "list of tables": "Tablisalaryň sanawy",
            "list of figures": "Suratlaryň sanawy",
        },
    ),
)
