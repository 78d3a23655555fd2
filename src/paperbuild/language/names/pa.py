"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "pa",
        {
            "table": "ਲੇਖਾ",
            "figure": "ਸ਼ਕਲ",
            "page": "ਵਰਕਾ",
            "list of tables": "ਲੜੀਆਂ ਦਾ ਲੇਖਾ",
            "list of figures": "ਸ਼ਕਲਾਂ ਦੀ ਲੜੀ",
        },
    ),
)
