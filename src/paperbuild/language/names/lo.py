"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "lo",
        {
            "table": "ຕາຕະລາງທີ",
            "figure": "ຮູບທີ",
            "page": "ໜ້າ",
            "list of tables": "ສາລະບານຕາຕະລາງ",
            "list of figures": "ສາລະບານຮູບ",
        },
    ),
)
