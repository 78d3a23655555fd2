"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "fi",
        {
            "page": ("s.", "sivu", "sivut"),
            "paragraph": ("kappale", "kappaleet", "¶", "¶¶"),
            "chapter": ("luku", "luvut"),
            "section": ("§", "§§"),
            "figure": ("kuv.", "kuvio", "kuviot"),
            "volume": ("vol.", "volyymi", "volyymit"),
            "issue": ("nro", "numero", "numerot"),
            "note": ("huom.", "huomautus", "huomautukset"),
            "column": ("palsta", "palstat"),
            "part": ("osa", "osat"),
            "book": ("kirja", "kirjat"),
            "line": ("r.", "rivi", "rivit"),
            "folio": ("fol.", "folio", "foliot"),
            "opus": ("op.", "opus", "opukset"),
            "verse": ("säk.", "säkeistö", "säkeistöt"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
