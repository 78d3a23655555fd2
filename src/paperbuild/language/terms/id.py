"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "id",
        {
            "page": ("hlm.", "halaman"),
            "paragraph": ("para.", "paragraf", "¶", "¶¶"),
            "chapter": ("bb.", "bab"),
            "section": ("§", "§§"),
            "figure": ("gbr.", "gambar"),
            "volume": ("vol.", "volume"),
            "issue": ("no.", "nomor"),
            "note": ("ctt.", "catatan"),
            "column": ("kol.", "kolom"),
            "part": ("bag.", "bagian"),
            "book": ("bk.", "buku"),
            "line": ("brs.", "baris"),
            "folio": ("fol.", "folio"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("a.", "ayat"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
