"""Malay."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="ms",
    family="Malay",
    labels={
        "table": "Jadual {}",
        "figure": "Rajah {}",
        "table in text": "Jadual {}",
        "figure in text": "Rajah {}",
        "formula in text": "persamaan ({})",
        "section in text": "bahagian {}",
        "page in text": "halaman {}",
        "note in text": "nota {}",
        "list of tables": "Senarai jadual",
        "list of figures": "Senarai rajah",
        "list of abbreviations": "Senarai singkatan",
        "note": "Nota",
        "tip": "Petua",
        "warning": "Amaran",
        "important": "Penting",
        "caution": "Awas",
    },
    scale_words={"ribu": 3, "juta": 6, "bilion": 9},
    percent_words=(r"peratus\w*",),
    shares="separuh|setengah|sepertiga|suku",
)
