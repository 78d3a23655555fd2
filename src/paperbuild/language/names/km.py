"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "km",
        {
            "table": "តារាង",
            "figure": "រូប",
            "page": "ទំព័រ",
            "list of tables": "បញ្ជីតារាង",
            "list of figures": "បញ្ជីរូបភាព",
        },
    ),
)
