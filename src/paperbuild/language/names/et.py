"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "et",
        {
            "table": "Tabel",
            "figure": "Joonis",
            "page": "Lk.",
            "list of tables": "Tabelid",
            "list of figures": "Joonised",
        },
    ),
)
