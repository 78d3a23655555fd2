"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "fi",
        {
            "table": "Taulukko",
            "figure": "Kuva",
            "page": "Sivu",
            "list of tables": "Taulukot",
            "list of figures": "Kuvat",
        },
    ),
)
