"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "bn",
        {
            "table": "সারনী",
            "figure": "ছবি/নকশা",
            "page": "পৃষ্ঠা",
            "list of tables": "তালিকাসারণী",
            "list of figures": "ছবি/নকশা সমূহের তালিকা",
        },
    ),
)
