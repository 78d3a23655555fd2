"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "sv",
        {
            "page": ("s.", "sida", "sidor"),
            "paragraph": ("st.", "stycke", "stycken", "¶", "¶¶"),
            "chapter": ("kap.", "kapitel"),
            "section": ("avs.", "avsnitt", "§", "§§"),
            "figure": ("fig.", "figur", "figurer"),
            "volume": ("vol.", "volym", "volymer"),
            "issue": ("nr", "nummer"),
            "note": ("n.", "not", "noter"),
            "column": ("kol.", "kolumn", "kolumner"),
            "part": ("del", "delar"),
            "book": ("bok", "böcker"),
            "line": ("l.", "rad", "rader"),
            "folio": ("f.", "folio", "folios"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("vers", "verser"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
