"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "th",
        {
            "table": "ตารางที่",
            "figure": "รูปที่",
            "page": "หน้า",
            "list of tables": "สารบัญตาราง",
            "list of figures": "สารบัญรูป",
        },
    ),
)
