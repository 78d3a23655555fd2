"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "cs",
        {
            "page": ("s.", "strana", "strany"),
            "paragraph": ("odst.", "odstavec", "odstavce", "¶", "¶¶"),
            "chapter": ("kap.", "kapitola", "kapitoly"),
            "section": ("sek.", "sekce", "§", "§§"),
            "figure": ("obr.", "obrázek", "obrázky"),
            "volume": ("roč.", "ročník", "ročníky"),
            "issue": ("č.", "číslo", "čísla"),
            "note": ("pozn.", "poznámka", "poznámky"),
            "column": ("sl.", "sloupec", "sloupce"),
            "part": ("část", "části"),
            "book": ("k.", "kniha", "knihy"),
            "line": ("ř.", "řádek", "řádky"),
            "folio": ("l.", "list", "listy"),
            "opus": ("op.", "opus", "opusy"),
            "verse": ("v.", "verš", "verše"),
            "sub-verbo": ("s.v.", "pod heslem", "pod hesly"),
        },
    ),
)
