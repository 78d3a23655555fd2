"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "cy",
        {
            "page": ("t.", "tt.", "tudalen", "tudalennau"),
            "paragraph": ("para.", "paragraff", "paragraffau", "¶", "¶¶"),
            "chapter": ("pen.", "pennod", "penodau"),
            "section": ("adr.", "adran", "adrannau", "§", "§§"),
            "figure": ("ffig.", "ffigwr", "ffigyrau"),
            "volume": ("rhifu.", "cyfrol", "cyfrolau"),
            "issue": ("rhif.", "rhifyn", "rhifynnau"),
            "note": ("n.", "nodyn", "nodiadau"),
            "column": ("col.", "colofn", "colofnau"),
            "part": ("rhan.", "rhan", "rhannau"),
            "book": ("llyfr.", "llyfr", "llyfrau"),
            "line": ("ll.", "llinell", "llinellau"),
            "folio": ("ff.", "ffolio", "ffolios"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("p.", "pp.", "pennill", "penillion"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
