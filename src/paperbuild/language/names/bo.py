"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "bo",
        {
            "table": "རེའུ་མིག་",
            "figure": "པར་རིས་",
            "page": "ཤོག་",
        },
    ),
)
