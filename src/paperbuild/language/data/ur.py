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
    scale_words={"ہزار": 3, "لاکھ": 5, "کروڑ": 7, "ارب": 9},
    percent_words=(
        "فیصد",
        "فی صد",
    ),
    shares=r"نصف|آدھ\w+|تہائی|چوتھائی",
)
