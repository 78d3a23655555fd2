"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ko",
        {
            "table": "표",
            "figure": "그림",
            "page": "페이지",
            "list of tables": "표 차례",
            "list of figures": "그림 차례",
        },
    ),
)
