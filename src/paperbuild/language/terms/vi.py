"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "vi",
        {
            "page": ("tr", "trang"),
            "paragraph": ("para", "đoạn văn", "¶", "¶¶"),
            "chapter": ("ch", "chương"),
            "section": ("sec", "section", "sections", "§", "§§"),
            "figure": ("fig", "figure", "figures"),
            "volume": ("vol", "vols", "tập"),
            "issue": ("số p.h", "số"),
            "note": ("gc.", "ghi chú"),
            "column": ("col", "column", "columns"),
            "part": ("ph", "phần"),
            "book": ("sách",),
            "line": ("d.", "dòng"),
            "folio": ("f", "folio", "folios"),
            "opus": ("op", "opus", "opera"),
            "verse": ("v", "vv", "câu"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
