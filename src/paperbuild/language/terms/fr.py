"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "fr",
        {
            "page": ("p.", "page", "pages"),
            "paragraph": ("paragr.", "paragraphe", "paragraphes", "§"),
            "chapter": ("chap.", "chapitre", "chapitres"),
            "section": ("sect.", "section", "sections"),
            "figure": ("fig.", "figure", "figures"),
            "volume": ("vol.", "volume", "volumes"),
            "issue": ("nᵒ", "nᵒˢ", "numéro", "numéros"),
            "note": ("n.", "note", "notes"),
            "column": ("col.", "colonne", "colonnes"),
            "part": ("part.", "partie", "parties"),
            "book": ("liv.", "livre", "livres"),
            "line": ("l.", "ligne", "lignes"),
            "folio": ("fᵒ", "fᵒˢ", "folio", "folios"),
            "opus": ("op.", "opus"),
            "verse": ("v.", "verset", "versets"),
            "sub-verbo": ("s. v.", "s. vv.", "sub verbo", "sub verbis"),
        },
    ),
)
