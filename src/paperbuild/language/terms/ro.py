"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "ro",
        {
            "page": ("p.", "pp.", "pagina", "paginile"),
            "paragraph": ("par.", "paragraful", "paragrafele", "¶", "¶¶"),
            "chapter": ("cap.", "capitolul", "capitolele"),
            "section": ("sec.", "secțiunea", "secțiunile", "§", "§§"),
            "figure": ("fig.", "figura", "figurile"),
            "volume": ("vol.", "volumul", "volumele"),
            "issue": ("nr.", "numărul", "numerele"),
            "note": ("n.", "nota", "notele"),
            "column": ("col.", "coloana", "coloanele"),
            "part": ("part.", "partea", "părțile"),
            "book": ("cart.", "cartea", "cărțile"),
            "line": ("l.", "linia", "liniile"),
            "folio": ("fol.", "folioul", "foliourile", "ƒ", "ƒƒ"),
            "opus": ("op.", "opusul", "opusurile"),
            "verse": ("v.", "vv.", "versetul", "versetele"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
