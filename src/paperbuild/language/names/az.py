"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "az",
        {
            "table": "Cədvəl",
            "figure": "Şəkil",
            "page": "səh.",
            "list of tables": "Cədvəllərin siyahısı",
            "list of figures": "Şəkillərin siyahısı",
        },
    ),
)
