"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "ms",
        {
            "table": "Jadual",
            "figure": "Gambar",
            "page": "Halaman",
            "list of tables": "Senarai Jadual",
            "list of figures": "Senarai Gambar",
        },
    ),
)
