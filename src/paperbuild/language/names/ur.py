"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ur",
        {
            "table": "جدول",
            "figure": "شكل",
            "page": "صفحہ",
            "list of tables": "فہرست جداول",
            "list of figures": "فہرست اشکال",
        },
    ),
)
