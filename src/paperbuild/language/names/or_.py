"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "or",
        {
            "table": "ଟେବୁଲ୍",
            "figure": "ପ୍ରତିଛବି",
            "page": "ପୃଷ୍ଠା",
            "list of tables": "ଟେବୁଲ ତାଲିକା",
            "list of figures": "ପ୍ରତିଛବି ତାଲିକା",
        },
    ),
)
