"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ug",
        {
            "table": "جەدۋەل",
            "figure": "رەسىم",
            "page": "بەت",
            "list of tables": "جەدۋەللەر",
            "list of figures": "رەسىملەر",
        },
    ),
)
