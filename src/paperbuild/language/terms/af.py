"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "af",
        {
            "page": ("bl.", "ble.", "bladsy", "bladsye"),
            "paragraph": ("par.", "paragraaf", "paragrawe", "¶", "¶¶"),
            "chapter": ("hfst.", "hoofstuk", "hoofstukke"),
            "section": ("afd.", "afdeling", "afdelings", "§", "§§"),
            "figure": ("fig.", "figuur", "figure"),
            "volume": ("vol.", "vols.", "volume", "volumes"),
            "issue": ("nr.", "nommer", "nommers"),
            "note": ("aant.", "aantekening", "aantekeninge"),
            "column": ("kol.", "kolom", "kolomme"),
            "part": ("dl.", "deel", "dele"),
            "book": ("bk.", "boek", "boeke"),
            "line": ("r.", "reël", "reëls"),
            "folio": ("fol.", "folio"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("vs.", "vse.", "vers", "verse"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
