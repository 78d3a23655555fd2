"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "ca",
        {
            "page": ("p.", "pp.", "pàgina", "pàgines"),
            "paragraph": ("par.", "paràgraf", "paràgrafs", "§"),
            "chapter": ("cap.", "capítol", "capítols"),
            "section": ("sec.", "secció", "seccions"),
            "figure": ("fig.", "figura", "figures"),
            "volume": ("vol.", "volum", "volums"),
            "issue": ("núm.", "número", "números"),
            "note": ("n.", "nota", "notes"),
            "column": ("col.", "columna", "columnes"),
            "part": ("pt.", "part", "parts"),
            "book": ("llib.", "llibre", "llibres"),
            "line": ("l.", "línia", "línies"),
            "folio": ("f.", "foli", "folis"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("v.", "vers", "versos"),
            "sub-verbo": ("s.v.", "sub voce", "sub vocibus"),
        },
    ),
)
