"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "mn",
        {
            "page": ("p", "pp", "хуудас", "хуудаснууд"),
            "paragraph": ("para", "paragraph", "¶", "¶¶"),
            "chapter": ("chap", "chapter", "chapters"),
            "section": ("sec", "section", "sections", "§", "§§"),
            "figure": ("fig", "figure", "figures"),
            "volume": ("vol", "vols", "volume", "volumes"),
            "issue": ("no", "тоо", "тоонууд"),
            "note": ("n.", "note", "notes"),
            "column": ("col", "багана", "баганууд"),
            "part": ("pt", "part", "parts"),
            "book": ("bk", "ном", "номнууд"),
            "line": ("l.", "шугам", "шугамнууд"),
            "folio": ("f", "folio", "folios"),
            "opus": ("op", "opus", "opera"),
            "verse": ("v", "vv", "verse", "verses"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
