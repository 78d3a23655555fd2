"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "uk",
        {
            "page": ("с.", "С."),
            "paragraph": ("пар.", "параграф", "параграфи", "¶", "¶¶"),
            "chapter": ("розд.", "розділ", "розділи"),
            "section": ("сек.", "§", "§§"),
            "figure": ("рис.", "рисунок", "рисунки"),
            "volume": ("Том", "Томи"),
            "issue": ("вип.", "випуск"),
            "note": ("прим.", "примітка", "примітки"),
            "column": ("ряд.", "графа", "графи"),
            "part": ("ч.", "частина", "частини"),
            "book": ("кн.", "книга", "книги"),
            "line": ("л.", "Рядок", "Рядки"),
            "folio": ("ф.", "фоліант", "фоліанти"),
            "opus": ("оп.", "opus", "opera"),
            "verse": ("verse", "verses"),
            "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis"),
        },
    ),
)
