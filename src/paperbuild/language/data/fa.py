"""Persian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="fa",
    script="Arab",
    family="Persian",
    quotes=Quotes("«", "»", "‹", "›"),
    date_words={
        "circa": "حدود {}",
        "before": "پیش از {}",
        "decade": "دههٔ {}",
        "forthcoming": "در دست انتشار",
        "in press": "زیر چاپ",
        "no date": "بدون تاریخ",
        "seasons": "بهار تابستان پاییز زمستان",
    },
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
        "list of abbreviations": "فهرست کوته‌نوشت‌ها",
        "note": "نکته",
        "tip": "توصیه",
        "warning": "هشدار",
        "important": "مهم",
        "caution": "احتیاط",
    },
)
