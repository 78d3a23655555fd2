"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "id",
        {
            "table": "Tabel",
            "figure": "Gambar",
            "page": "Halaman",
            "list of tables": "Daftar Tabel",
            "list of figures": "Daftar Gambar",
        },
    ),
)
