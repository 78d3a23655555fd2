"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "hu",
        {
            "page": ("o.", "oldal"),
            "paragraph": ("bek.", "bekezdés", "¶", "¶¶"),
            "chapter": ("fej.", "fejezet"),
            "section": ("szak.", "szakasz", "§", "§§"),
            "figure": ("ábr.", "ábra"),
            "volume": ("köt.", "kötet"),
            "issue": ("sz.", "szám"),
            "note": ("j.", "jegyzet"),
            "column": ("oszl.", "oszlop"),
            "part": ("rész",),
            "book": ("könyv",),
            "line": ("s.", "sor"),
            "folio": ("fol.", "fóliáns"),
            "opus": ("op.", "mű"),
            "verse": ("vsz.", "versszak"),
            "sub-verbo": ("s. v.", "s. vv.", "sub verbo", "sub verbis"),
        },
    ),
)
