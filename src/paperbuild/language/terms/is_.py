"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "is",
        {
            "page": ("bls.", "blaðsíða", "blaðsíður"),
            "paragraph": ("málsgr.", "málsgrein", "málsgreinar", "¶", "¶¶"),
            "chapter": ("k.", "kafli", "kaflar"),
            "section": ("§", "§§"),
            "figure": ("mynd.", "mynd", "myndir"),
            "volume": ("b.", "bindi"),
            "issue": ("tbl.", "tölublað", "tölublöð"),
            "note": ("ath.", "athugasemd", "athugasemdir"),
            "column": ("d.", "dálkur", "dálkar"),
            "part": ("hl.", "hluti", "hlutar"),
            "book": ("bók", "bækur"),
            "line": ("l.", "lína", "línur"),
            "folio": ("handr.", "handrit"),
            "opus": ("tónv.", "tónverk"),
            "verse": ("v.", "vers"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
