"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "tr",
        {
            "page": ("s.", "ss.", "sayfa", "sayfalar"),
            "paragraph": ("par.", "paragraf", "paragraflar", "¶", "¶¶"),
            "chapter": ("böl.", "bölüm", "bölümler"),
            "section": ("blm.", "§", "§§"),
            "figure": ("şek.", "şekil", "şekiller"),
            "volume": ("c.", "cilt", "ciltler"),
            "issue": ("sy", "sayı"),
            "note": ("n.", "not", "notlar"),
            "column": ("süt.", "sütun", "sütunlar"),
            "part": ("ksm.", "kısım", "kısımlar"),
            "book": ("kit.", "kitap", "kitaplar"),
            "line": ("satır", "satırlar"),
            "folio": ("fl.", "folyo"),
            "opus": ("a.yer", "eser", "eserler"),
            "verse": ("v.", "vv.", "ayet", "ayetler"),
            "sub-verbo": ("md.", "madde", "maddeler"),
        },
    ),
)
