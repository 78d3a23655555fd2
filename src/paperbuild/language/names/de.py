"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "de",
        {
            "table": "Tabelle",
            "figure": "Abbildung",
            "page": "Seite",
            "list of tables": "Tabellenverzeichnis",
            "list of figures": "Abbildungsverzeichnis",
        },
    ),
)
