"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "am",
        {
            "table": "ሰንጠረዥ",
            "figure": "ሥዕል",
            "page": "ገጽ",
            "list of tables": "የሰንጠዥረ ማውጫ",
            "list of figures": "የሥዕችሎ ማውጫ",
        },
    ),
)
