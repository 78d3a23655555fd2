"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "nl",
        {
            "page": ("p.", "pp.", "pagina"),
            "paragraph": ("par.", "paragraaf", "paragrafen", "¶", "¶¶"),
            "chapter": ("hfdst.", "hoofdstuk", "hoofdstukken"),
            "section": ("sec.", "sectie", "secties", "§", "§§"),
            "figure": ("fig.", "figuur", "figuren"),
            "volume": ("vol.", "vols.", "volume", "volumes"),
            "issue": ("nr.", "nummer", "nummers"),
            "note": ("n.", "aantekening", "aantekeningen"),
            "column": ("col.", "column", "columns"),
            "part": ("deel", "delen"),
            "book": ("bk.", "boek", "boeken"),
            "line": ("l.", "regel", "regels"),
            "folio": ("f.", "folio"),
            "opus": ("op.", "opus", "opera"),
            "verse": ("v.", "vv.", "vers", "versen"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
