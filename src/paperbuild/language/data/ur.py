"""Urdu."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="ur",
    script="Arab",
    family="Hindustani",
    labels={
        "table": "جدول {}",
        "figure": "شکل {}",
        "table in text": "جدول {}",
        "figure in text": "شکل {}",
        "formula in text": "مساوات ({})",
        "section in text": "حصہ {}",
        "page in text": "صفحہ {}",
        "note in text": "حاشیہ {}",
        "caption": "{}: {}",
        "list of tables": "فہرست جداول",
        "list of figures": "فہرست اشکال",
        "list of abbreviations": "فہرست مخففات",
        "note": "نوٹ",
        "tip": "مشورہ",
        "warning": "انتباہ",
        "important": "اہم",
        "caution": "احتیاط",
    },
)
