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
)
