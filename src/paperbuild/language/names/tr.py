"""Written by `scripts/names.py`, which says what this is."""

from __future__ import annotations

NAMES = (
    (
        "tr",
        {
            "table": "Tablo",
            "figure": "Şekil",
            "page": "Sayfa",
            "list of tables": "Tablo Listesi",
            "list of figures": "Şekil Listesi",
        },
    ),
)
