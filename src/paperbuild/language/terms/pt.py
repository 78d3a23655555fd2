"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "pt",
        {
            "page": ("p.", "pp.", "página", "páginas"),
            "paragraph": ("par.", "parágrafo", "parágrafos", "¶", "¶¶"),
            "chapter": ("cap.", "capítulo", "capítulos"),
            "section": ("sec.", "secção", "secções", "§", "§§"),
            "figure": ("fig.", "figura", "figuras"),
            "volume": ("vol.", "vols.", "volume", "volumes"),
            "issue": ("n.º", "número", "números"),
            "note": ("n.", "nota", "notas"),
            "column": ("col.", "coluna", "colunas"),
            "part": ("pt.", "parte", "partes"),
            "book": ("liv.", "livro", "livros"),
            "line": ("l.", "linha", "linhas"),
            "folio": ("f.", "fólio", "fólios"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("v", "vv", "versículo", "versículos"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
    (
        "pt-BR",
        {
            "page": ("p.", "página", "páginas"),
            "section": ("seç.", "seção", "seções", "§", "§§"),
            "volume": ("volume", "volumes"),
            "issue": ("n.", "número", "números"),
            "note": ("nota", "notas"),
            "verse": ("v.", "verso", "versos"),
        },
    ),
)
