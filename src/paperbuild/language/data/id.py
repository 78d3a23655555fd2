"""Indonesian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="id",
    family="Malay",
    date_words={
        "circa": "ca. {}",
        "before": "sebelum {}",
        "decade": "{}-an",
        "forthcoming": "akan terbit",
        "in press": "dalam proses cetak",
        "no date": "tanpa tanggal",
    },
    labels={
        "table": "Tabel {}",
        "figure": "Gambar {}",
        "table in text": "Tabel {}",
        "figure in text": "Gambar {}",
        "formula in text": "persamaan ({})",
        "section in text": "bagian {}",
        "page in text": "halaman {}",
        "note in text": "catatan {}",
        "list of tables": "Daftar tabel",
        "list of figures": "Daftar gambar",
        "list of abbreviations": "Daftar singkatan",
        "note": "Catatan",
        "tip": "Kiat",
        "warning": "Peringatan",
        "important": "Penting",
        "caution": "Hati-hati",
    },
    scale_words={"rb": 3, "jt": 6, "miliar": 9},
    percent_words=(r"persen\w*",),
    shares=r"separuh|setengah|sepertiga|seperempat|seperlima",
    out_of=r"dari",
)
