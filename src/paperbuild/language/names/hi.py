"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "hi",
        {
            "table": "तालिका",
            "figure": "चित्र",
            "page": "पृष्ठ",
            "list of tables": "तालिकाओं की सूची",
            "list of figures": "चित्रों की सूची",
        },
    ),
)
