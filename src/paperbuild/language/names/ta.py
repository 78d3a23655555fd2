"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ta",
        {
            "table": "அட்டவணை",
            "figure": "படம்",
            "list of tables": "அட்டவணை பட்டியல்",
            "list of figures": "படங்களின் பட்டியல்",
        },
    ),
)
