"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "en",
        {
            "page": ("p.", "pp.", "page", "pages"),
            "paragraph": ("para.", "paras.", "paragraph", "paragraphs", "¶", "¶¶"),
            "chapter": ("chap.", "chaps.", "chapter", "chapters", "c.", "cc."),
            "section": ("sec.", "secs.", "section", "sections", "§", "§§"),
            "figure": ("fig.", "figs.", "figure", "figures"),
            "volume": ("vol.", "vols.", "volume", "volumes"),
            "issue": ("no.", "nos.", "issue", "issues"),
            "note": ("n.", "nn.", "note", "notes"),
            "column": ("col.", "cols.", "column", "columns"),
            "part": ("pt.", "pts.", "part", "parts"),
            "book": ("bk.", "bks.", "book", "books"),
            "line": ("l.", "ll.", "line", "lines"),
            "folio": ("fol.", "fols.", "folio", "folios"),
            "opus": ("op.", "opp.", "opus", "opera"),
            "verse": ("v.", "vv.", "verse", "verses"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
    (
        "en-GB",
        {
            "paragraph": ("para.", "paras", "paragraph", "paragraphs", "¶", "¶¶"),
            "chapter": ("ch.", "chs", "chapter", "chapters", "c.", "cc."),
            "section": ("sect.", "sects", "section", "sections", "§", "§§"),
            "figure": ("fig.", "figs", "figure", "figures"),
            "volume": ("vol.", "vols", "volume", "volumes"),
            "issue": ("no.", "nos", "issue", "issues"),
            "column": ("col.", "cols", "column", "columns"),
            "part": ("pt", "pts", "part", "parts"),
            "book": ("bk", "bks", "book", "books"),
            "folio": ("fol.", "fols", "folio", "folios"),
        },
    ),
    (
        "en-Shaw-GB",
        {
            "paragraph": ("para.", "paras", "paragraph", "paragraphs", "¶", "¶¶"),
            "chapter": ("ch.", "chs", "chapter", "chapters", "c.", "cc."),
            "section": ("sect.", "sects", "section", "sections", "§", "§§"),
            "figure": ("fig.", "figs", "figure", "figures"),
            "volume": ("vol.", "vols", "volume", "volumes"),
            "issue": ("no.", "nos", "issue", "issues"),
            "column": ("col.", "cols", "column", "columns"),
            "part": ("pt", "pts", "part", "parts"),
            "book": ("bk", "bks", "book", "books"),
            "folio": ("fol.", "fols", "folio", "folios"),
        },
    ),
)
