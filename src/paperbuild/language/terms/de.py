"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "de",
        {
            "page": ("S.", "Seite", "Seiten"),
            "paragraph": ("Abs.", "Absatz", "Absätze", "¶", "¶¶"),
            "chapter": ("Kap.", "Kapitel"),
            "section": ("Abschn.", "Abschnitt", "Abschnitte", "§", "§§"),
            "figure": ("Abb.", "Abbildung", "Abbildungen"),
            "volume": ("Bd.", "Bde.", "Band", "Bände"),
            "issue": ("Nr.", "Nummer", "Nummern"),
            "note": ("Anm.", "Anmerkung", "Anmerkungen"),
            "column": ("Sp.", "Spalte", "Spalten"),
            "part": ("Teil", "Teile"),
            "book": ("B.", "Buch", "Bücher"),
            "line": ("Z.", "Zeile", "Zeilen"),
            "folio": ("Fol.", "Blatt", "Blätter"),
            "opus": ("op.", "Opus", "Opera"),
            "verse": ("V.", "Vers", "Verse"),
            "sub-verbo": ("s. v.", "s. vv.", "sub verbo", "sub verbis"),
        },
    ),
)
