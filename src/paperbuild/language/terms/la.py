"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "la",
        {
            "page": ("p.", "pp.", "pagina", "paginae"),
            "paragraph": ("par.", "paragraphus", "paragraphi", "¶", "¶¶"),
            "chapter": ("cap.", "capitulum", "capitula"),
            "section": ("§", "§§"),
            "figure": ("fig.", "figura", "figurae"),
            "volume": ("t.", "tt.", "tomus", "tomi"),
            "issue": ("n.", "numerus", "numeri"),
            "note": ("nota", "notae"),
            "column": ("col.", "columna", "columnae"),
            "part": ("pr.", "pars", "partes"),
            "book": ("lib.", "liber", "libri"),
            "line": ("l.", "linea", "lineae"),
            "folio": ("fol.", "folium", "folii"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("u.", "uu.", "versus"),
            "sub-verbo": ("s.u.", "s.uu.", "sub uerbo", "sub uerbis"),
        },
    ),
)
