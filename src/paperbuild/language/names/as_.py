"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "as",
        {
            "table": "তালিকা",
            "figure": "চিত্ৰ",
            "page": "পৃষ্ঠা",
            "list of tables": "তালিকাসূচী",
            "list of figures": "চিত্ৰসূচী",
        },
    ),
)
