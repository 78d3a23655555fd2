"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "es",
        {
            "page": ("p.", "pp.", "página", "páginas"),
            "paragraph": ("párr.", "párrafo", "párrafos", "§"),
            "chapter": ("cap.", "capítulo", "capítulos"),
            "section": ("sec.", "sección", "secciones"),
            "figure": ("fig.", "figura", "figuras"),
            "volume": ("vol.", "vols.", "volumen", "volúmenes"),
            "issue": ("n.º", "número", "números"),
            "note": ("n.", "nota", "notas"),
            "column": ("col.", "columna", "columnas"),
            "part": ("pt.", "parte", "partes"),
            "book": ("lib.", "libro", "libros"),
            "line": ("l.", "línea", "líneas"),
            "folio": ("f.", "folio", "folios"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("v.", "vv.", "verso", "versos"),
            "sub-verbo": ("s. v.", "s. vv.", "sub voce", "sub vocibus"),
        },
    ),
    (
        "es-CL",
        {
            "issue": ("nº", "número", "números"),
        },
    ),
    (
        "es-MX",
        {
            "paragraph": ("párr.", "párrs.", "párrafo", "párrafos", "¶"),
            "chapter": ("cap.", "caps.", "capítulo", "capítulos"),
            "section": ("sec.", "secs.", "sección", "secciones", "§"),
            "figure": ("fig.", "figs.", "figura", "figuras"),
            "issue": ("núm.", "núms.", "número", "números"),
            "note": ("n.", "nn.", "nota", "notas"),
            "column": ("col.", "cols.", "columna", "columnas"),
            "part": ("pt.", "pts.", "parte", "partes"),
            "book": ("lib.", "libs.", "libro", "libros"),
            "line": ("l.", "ls.", "línea", "líneas"),
            "folio": ("f.", "ff.", "folio", "folios"),
            "opus": ("op.", "opp.", "opus", "opera"),
        },
    ),
)
