"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "sk",
        {
            "page": ("s.", "strana", "strany"),
            "paragraph": ("par.", "odstavec", "odstavce", "¶"),
            "chapter": ("kap.", "kapitola", "kapitoly"),
            "section": ("sek.", "sekcia", "sekcie", "§"),
            "figure": ("obr.", "obrázok", "obrázky"),
            "volume": ("roč.", "ročník", "ročníky"),
            "issue": ("č.", "číslo", "čísla"),
            "note": ("n.", "poznámka", "poznámky"),
            "column": ("stĺp.", "stĺpec", "stĺpce"),
            "part": ("časť", "časti"),
            "book": ("k.", "kniha", "knihy"),
            "line": ("riadok", "riadky"),
            "folio": ("l.", "list", "listy"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("v.", "verš", "verše"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
