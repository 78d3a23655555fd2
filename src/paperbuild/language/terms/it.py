"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "it",
        {
            "page": ("p.", "pp.", "pagina", "pagine"),
            "paragraph": ("par.", "paragrafo", "paragrafi", "¶", "¶¶"),
            "chapter": ("cap.", "capp.", "capitolo", "capitoli"),
            "section": ("sez.", "sezione", "sezioni", "§", "§§"),
            "figure": ("fig.", "figura", "figure"),
            "volume": ("vol.", "voll.", "volume", "volumi"),
            "issue": ("fasc.", "fascicolo", "fascicoli"),
            "note": ("n.", "nota", "note"),
            "column": ("col.", "colonna", "colonne"),
            "part": ("pt.", "parte", "parti"),
            "book": ("lib.", "libro", "libri"),
            "line": ("r.", "riga", "righe"),
            "folio": ("fgl.", "foglio", "fogli"),
            "opus": ("op.", "opera", "opere"),
            "verse": ("v.", "vv.", "verso", "versi"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
