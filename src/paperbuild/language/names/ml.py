"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ml",
        {
            "table": "പട്ടിക",
            "figure": "ചിത്രം",
            "list of tables": "പട്ടികകളുടെ സൂചിക",
            "list of figures": "ചിത്രസൂചിക",
        },
    ),
)
