"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "km",
        {
            "page": ("p.", "pp.", "ទំព័រ"),
            "paragraph": ("para.", "កថាខណ្ឌ", "¶", "¶¶"),
            "chapter": ("chap.", "ជំពូក"),
            "section": ("sec.", "ផ្នែក", "§", "§§"),
            "figure": ("fig.", "តួលេខ"),
            "volume": ("vol.", "vols.", "វ៉ុល"),
            "issue": ("no.", "ចំនួន"),
            "note": ("n.", "កំណត់ចំណាំ"),
            "column": ("col.", "កាឡោន"),
            "part": ("pt.",),
            "book": ("bk.", "សៀវភៅ"),
            "line": ("l.", "បន្ទាត់"),
            "folio": ("f.", "folio", "folios"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("v.", "vv.", "verse", "verses"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
