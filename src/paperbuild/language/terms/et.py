"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "et",
        {
            "page": ("lk", "lehekülg", "leheküljed"),
            "paragraph": ("lõik", "lõigud", "¶", "¶¶"),
            "chapter": ("ptk", "peatükk", "peatükid"),
            "section": ("alajaot.", "alajaotis", "alajaotised", "§", "§§"),
            "figure": ("joon", "joonis", "joonised"),
            "volume": ("kd", "köide", "köited"),
            "issue": ("nr", "number", "numbrid"),
            "note": ("n.", "viide", "viited"),
            "column": ("v", "veerg", "veerud"),
            "part": ("osa", "osad"),
            "book": ("rmt", "raamat", "raamatud"),
            "line": ("l.", "rida", "read"),
            "folio": ("f", "foolio", "fooliod"),
            "opus": ("op", "opus", "opera"),
            "verse": ("vv", "värss", "värsid"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
