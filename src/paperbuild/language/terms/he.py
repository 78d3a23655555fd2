"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "he",
        {
            "page": ("עמוד", "עמודים"),
            "paragraph": ("para", "פיסקה", "פיסקאות", "¶", "¶¶"),
            "chapter": ("chap", "פרק", "פרקים"),
            "section": ("סעיף", "סעיפים", "§", "§§"),
            "figure": ("fig", "איור", "איורים"),
            "volume": ("כרך", "כרכים"),
            "issue": ("no", "מספר", "מספרים"),
            "note": ("n.", "הערה", "הערות"),
            "column": ("col", "טור", "טורים"),
            "part": ("pt", "חלק", "חלקים"),
            "book": ("bk", "ספר", "ספרים"),
            "line": ("l.", "שורה", "שורות"),
            "folio": ("f", "פוליו"),
            "opus": ("op", "אופוס", "אופרה"),
            "verse": ("פסוק", "פסוקים", "בית", "בתים"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
