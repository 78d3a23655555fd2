"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ar",
        {
            "table": "جدول",
            "figure": "شكل",
            "page": "صفحة",
            "list of tables": "قائمة الجداول",
            "list of figures": "قائمة الأشكال",
        },
    ),
)
