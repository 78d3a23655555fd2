"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "da",
        {
            "page": ("s.", "side", "sider"),
            "paragraph": ("afs.", "afsnit", "¶", "¶¶"),
            "chapter": ("kap.", "kapitel", "kapitler"),
            "section": ("par.", "paragraf", "paragraffer", "§", "§§"),
            "figure": ("fig.", "figur", "figurer"),
            "volume": ("bd.", "bind"),
            "issue": ("nr.", "nummer", "numre"),
            "note": ("n.", "note", "noter"),
            "column": ("kol.", "kolonne", "kolonner"),
            "part": ("d.", "del", "dele"),
            "book": ("b.", "bog", "bøger"),
            "line": ("l.", "linje", "linjer"),
            "folio": ("fol.", "folio"),
            "opus": ("op.", "opus"),
            "verse": ("v.", "vers"),
            "sub-verbo": ("s.v.", "sub voce"),
        },
    ),
)
