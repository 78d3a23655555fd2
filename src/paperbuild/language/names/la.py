"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "la",
        {
            "table": "Tabula",
            "figure": "Descriptio",
            "page": "charta",
            "list of tables": "Conspectus tabularum",
            "list of figures": "Conspectus descriptionum",
        },
    ),
)
