"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "sl",
        {
            "page": ("str.", "stran", "strani"),
            "paragraph": ("odst.", "odstavek", "odstavki", "¶", "¶¶"),
            "chapter": ("pogl.", "poglavje", "poglavja"),
            "section": ("ods.", "odsek", "odseki", "§", "§§"),
            "figure": ("sl.", "slika", "slike"),
            "volume": ("let.", "letnik", "letniki"),
            "issue": ("št.", "številka", "številke"),
            "note": ("op.", "opomba", "opombe"),
            "column": ("stolp.", "stolpec", "stolpci"),
            "part": ("del", "deli"),
            "book": ("knj.", "knjiga", "knjige"),
            "line": ("vrst.", "vrstica", "vrstice"),
            "folio": ("fol.", "folio", "folii"),
            "opus": ("opus", "opusi"),
            "verse": ("v.", "verz", "verzi"),
            "sub-verbo": ("s. v.", "sub verbo", "sub verbis"),
        },
    ),
)
