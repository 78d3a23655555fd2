"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "lv",
        {
            "page": ("lpp.", "lappuse", "lappuses"),
            "paragraph": ("rindk.", "rindkopa", "rindkopas", "¶", "¶¶"),
            "chapter": ("nod.", "nodaļa", "nodaļas"),
            "section": ("apakšnod.", "apakšnodaļa", "apakšnodaļas", "§", "§§"),
            "figure": ("il.", "ilustrācija", "ilustrācijas"),
            "volume": ("sēj.", "sējums", "sējumi"),
            "issue": ("nr.", "numurs", "numuri"),
            "note": ("piez.", "piezīme", "piezīmes"),
            "column": ("sl.", "sleja", "slejas"),
            "part": ("d.", "daļa", "daļas"),
            "book": ("grām.", "grāmata", "grāmatas"),
            "line": ("r.", "rinda", "rindas"),
            "folio": ("fo.", "folio"),
            "opus": ("op.", "opuss", "opusi"),
            "verse": ("p.", "pants", "panti"),
            "sub-verbo": ("sk.", "skatīt"),
        },
    ),
)
