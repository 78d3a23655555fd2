"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "fa",
        {
            "table": "جدول",
            "figure": "شكل",
            "page": "صفحه",
            "list of tables": "فهرست جدول‌ها",
            "list of figures": "فهرست شکل‌ها",
        },
    ),
)
