"""Dari."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="prs",
    family="Persian",
    labels={
        "table": "جدول {}",
        "figure": "شکل {}",
        "table in text": "جدول {}",
        "figure in text": "شکل {}",
        "formula in text": "معادلهٔ ({})",
        "section in text": "بخش {}",
        "page in text": "صفحهٔ {}",
        "note in text": "یادداشت {}",
        "list of tables": "فهرست جدول‌ها",
        "list of figures": "فهرست شکل‌ها",
        "list of abbreviations": "فهرست مخفف‌ها",
        "note": "یادداشت",
        "tip": "مشوره",
        "warning": "هشدار",
        "important": "مهم",
        "caution": "احتیاط",
    },
)
