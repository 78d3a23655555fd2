"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "mn",
        {
            "table": "Хүснэгт",
            "figure": "Зураг",
            "page": "тал",
            "list of tables": "Хүснэгтийн жагсаалт",
            "list of figures": "Зургийн жагсаалт",
        },
    ),
)
