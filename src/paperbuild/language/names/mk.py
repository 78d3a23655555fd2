"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "mk",
        {
            "table": "Табела",
            "figure": "Слика",
            "page": "стр.",
            "list of tables": "Листа на табели",
            "list of figures": "Листа на слики",
        },
    ),
)
