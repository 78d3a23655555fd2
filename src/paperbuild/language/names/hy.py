"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "hy",
        {
            "table": "Աղյուսակ",
            "figure": "Նկար",
            "page": "էջ",
            "list of tables": "Աղյուսակների ցանկ",
            "list of figures": "Նկարների ցանկ",
        },
    ),
)
