"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "eu",
        {
            "page": ("orrialdea", "orrialdeak"),
            "paragraph": ("par.", "paragrafoa", "paragrafoak", "¶", "¶¶"),
            "chapter": ("kap.", "kapitulua", "kapituluak"),
            "section": ("atal.", "atala", "atalak", "§"),
            "figure": ("iru.", "irudia", "irudiak"),
            "volume": ("libk.", "liburukia", "liburukiak"),
            "issue": ("zenb.", "zenbakia", "zenbakiak"),
            "note": ("n.", "oharra", "oharrak"),
            "column": ("zut.", "zutabea", "zutabeak"),
            "part": ("zt.", "zatia", "zatiak"),
            "book": ("lib.", "liburua", "liburuak"),
            "line": ("l.", "lerroa", "lerroak"),
            "folio": ("or.", "orria", "orriak"),
            "opus": ("op.", "obra", "obrak"),
            "verse": ("b.", "bb.", "bertsoa", "bertsoak"),
            "sub-verbo": ("s.v.", "sub voce", "sub vocem"),
        },
    ),
)
