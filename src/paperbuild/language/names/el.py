"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "el",
        {
            "table": "Πίνακας",
            "figure": "Σχήμα",
            "page": "Σελίδα",
            "list of tables": "Κατάλογος Πινάκων",
            "list of figures": "Κατάλογος Σχημάτων",
        },
    ),
)
