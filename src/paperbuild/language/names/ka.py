"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ka",
        {
            "table": "ცხრ.",
            "figure": "სურ.",
            "page": "გვ.",
            "list of tables": "ცხრილი",
            "list of figures": "სურათი",
        },
    ),
)
