"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "pl",
        {
            "page": ("s.", "strona", "strony"),
            "paragraph": ("akap.", "akapit", "akapity", "¶", "¶¶"),
            "chapter": ("rozdz.", "rozdział", "rozdziały"),
            "section": ("sekc.", "sekcja", "sekcje", "§", "§§"),
            "figure": ("ryc.", "rycina", "ryciny"),
            "volume": ("t.", "tom", "tomy"),
            "issue": ("nr", "numer", "numery"),
            "note": ("n.", "notatka", "notatki"),
            "column": ("kol.", "kolumna", "kolumny"),
            "part": ("cz.", "część", "części"),
            "book": ("książka", "książki"),
            "line": ("l.", "wiersz", "wiersze"),
            "folio": ("fol.", "folio"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("w.", "wers", "wersy"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
