"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "eo",
        {
            "table": "Tabelo",
            "figure": "Figuro",
            "page": "Paĝo",
            "list of tables": "Listo de tabeloj",
            "list of figures": "Listo de figuroj",
        },
    ),
)
