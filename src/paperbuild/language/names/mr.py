"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "mr",
        {
            "table": "कोष्टक",
            "figure": "आकृती",
            "page": "पृष्ठ",
            "list of tables": "कोष्टकसूची",
            "list of figures": "आकृत्यांची सूची",
        },
    ),
)
