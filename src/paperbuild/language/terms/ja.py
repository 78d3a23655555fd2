"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "ja",
        {
            "page": ("p.", "pp.", "ページ"),
            "paragraph": ("para.", "段落", "¶", "¶¶"),
            "chapter": ("chap.", "章"),
            "section": ("sec.", "節", "§", "§§"),
            "figure": ("fig.", "図"),
            "volume": ("vol.", "vols.", "巻"),
            "issue": ("no.", "号"),
            "note": ("n.", "註"),
            "column": ("col.", "欄"),
            "part": ("pt.", "部"),
            "book": ("bk.", "書籍"),
            "line": ("l.", "行"),
            "folio": ("f.", "面"),
            "opus": ("op.", "作品"),
            "verse": ("v.", "vv.", "詩歌"),
            "sub-verbo": ("s.v.", "s.vv.", "における"),
        },
    ),
)
