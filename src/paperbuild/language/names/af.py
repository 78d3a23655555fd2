"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "af",
        {
            "table": "Tabel",
            "figure": "Figuur",
            "page": "Bladsy",
            "list of tables": "Lys van tabelle",
            "list of figures": "Lys van figure",
        },
    ),
)
