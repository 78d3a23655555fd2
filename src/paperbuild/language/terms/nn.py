"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "nn",
        {
            "page": ("s.", "side"),
            "paragraph": ("avsn.", "avsnitt", "¶", "¶¶"),
            "chapter": ("kap.", "kapittel"),
            "section": ("par.", "paragraf", "§", "§§"),
            "figure": ("fig.", "figur"),
            "volume": ("bd.", "bind"),
            "issue": ("nr.", "nummer"),
            "note": ("note",),
            "column": ("kol.", "kolonne"),
            "part": ("del",),
            "book": ("bok",),
            "line": ("linje",),
            "folio": ("fol.", "folio"),
            "opus": ("op.", "opus"),
            "verse": ("v.", "vers"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
