"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "nl",
        {
            "table": "Tabel",
            "figure": "Figuur",
            "page": "Pagina",
            "list of tables": "Lĳst van tabellen",
            "list of figures": "Lĳst van figuren",
        },
    ),
)
