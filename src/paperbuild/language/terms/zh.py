"""Written by `scripts/terms.py`, which says what this is."""

from __future__ import annotations

TERMS = (
    (
        "zh",
        {
            "page": ("页",),
            "paragraph": ("段", "段落", "¶", "¶¶"),
            "chapter": ("章",),
            "section": ("节", "§", "§§"),
            "figure": ("图", "图表"),
            "volume": ("卷",),
            "issue": ("期",),
            "note": ("注", "注脚"),
            "column": ("栏",),
            "part": ("部", "部分"),
            "book": ("册",),
            "line": ("行",),
            "folio": ("版",),
            "opus": ("op.", "作品"),
            "verse": ("篇",),
            "sub-verbo": ("另见",),
        },
    ),
    (
        "zh-Hant-TW",
        {
            "page": ("頁",),
            "section": ("節", "§", "§§"),
            "figure": ("圖", "圖表"),
            "note": ("註", "註腳"),
            "column": ("欄",),
            "book": ("冊",),
            "sub-verbo": ("另見",),
        },
    ),
)
