"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "ko",
        {
            "page": ("p", "pp", "페이지"),
            "paragraph": ("para", "단락", "¶", "¶¶"),
            "chapter": ("chap", "chapter", "chapters"),
            "section": ("sec", "section", "sections", "§", "§§"),
            "figure": ("fig", "figure", "figures"),
            "volume": ("vol", "vols", "volume", "volumes"),
            "issue": ("호", "number", "numbers"),
            "note": ("n.", "note", "notes"),
            "column": ("col", "column", "columns"),
            "part": ("pt", "part", "parts"),
            "book": ("bk", "book", "books"),
            "line": ("l.", "행"),
            "folio": ("f", "folio", "folios"),
            "opus": ("op", "opus", "opera"),
            "verse": ("v", "vv", "verse", "verses"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
