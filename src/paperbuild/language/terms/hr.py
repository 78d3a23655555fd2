"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "hr",
        {
            "page": ("str.", "stranica", "stranice"),
            "paragraph": ("par.", "pasus", "pasusi", "¶", "¶¶"),
            "chapter": ("pogl.", "poglavlje", "poglavlja"),
            "section": ("od.", "odjeljak", "odjeljci", "§", "§§"),
            "figure": ("crt.", "crtež", "crteži"),
            "volume": ("svezak", "svesci"),
            "issue": ("izd.", "izdanje", "izdanja"),
            "note": ("bilj.", "bilješka", "bilješke"),
            "column": ("stup.", "stupac", "stupci"),
            "part": ("dio", "dijelova"),
            "book": ("knj.", "knjiga", "knjige"),
            "line": ("red", "redovi"),
            "folio": ("fol.", "folija", "folije"),
            "opus": ("sv.", "djelo", "djela"),
            "verse": ("st.", "stih", "stihovi"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
