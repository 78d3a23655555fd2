"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "br",
        {
            "table": "Taolenn",
            "figure": "Figurenn",
            "page": "Pajenn",
            "list of tables": "Listenn an taolennoù",
            "list of figures": "Listenn ar Figurennoù",
        },
    ),
)
