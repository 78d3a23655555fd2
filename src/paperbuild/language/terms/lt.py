"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "lt",
        {
            "page": ("p.", "puslapis", "puslapiai"),
            "paragraph": ("pastr.", "pastraipa", "pastraipos", "¶", "¶¶"),
            "chapter": ("sk.", "skyrius", "skyriai"),
            "section": ("posk.", "poskyris", "poskyriai", "§", "§§"),
            "figure": ("il.", "iliustracija", "iliustracijos"),
            "volume": ("t.", "tomas", "tomai"),
            "issue": ("nr.", "numeris", "numeriai"),
            "note": ("pstb.", "pastaba", "pastabos"),
            "column": ("skilt.", "skiltis", "skiltys"),
            "part": ("d.", "dalis", "dalys"),
            "book": ("kn.", "knyga", "knygos"),
            "line": ("eil.", "eilutė", "eilutės"),
            "folio": ("l.", "lapas", "lapai"),
            "opus": ("kūr.", "kūrinys", "kūriniai"),
            "verse": ("eilėr.", "eilėraštis", "eilėraščiai"),
            "sub-verbo": ("žr.", "žiūrėk"),
        },
    ),
)
