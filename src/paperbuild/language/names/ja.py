"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ja",
        {
            "table": "表",
            "figure": "図",
            "page": "頁",
            "list of tables": "表目次",
            "list of figures": "図目次",
        },
    ),
)
