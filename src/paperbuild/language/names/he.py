"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "he",
        {
            "table": "טבלה",
            "figure": "איור",
            "page": "עמוד",
            "list of tables": "רשימת הטבלאות",
            "list of figures": "רשימת האיורים",
        },
    ),
)
