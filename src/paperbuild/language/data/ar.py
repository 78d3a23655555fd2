"""Arabic."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ar",
    script="Arab",
    quotes=Quotes("”", "“", "’", "‘"),
    joined_and="و",
    date_words={
        "circa": "حوالي {}",
        "before": "قبل {}",
        "forthcoming": "قيد الإصدار",
        "in press": "قيد النشر",
        "no date": "دون تاريخ",
        "seasons": "ربيع صيف خريف شتاء",
    },
    labels={
        "table": "الجدول {}",
        "figure": "الشكل {}",
        "table in text": "الجدول {}",
        "figure in text": "الشكل {}",
        "formula in text": "المعادلة ({})",
        "section in text": "القسم {}",
        "page in text": "الصفحة {}",
        "note in text": "الحاشية {}",
        "caption": "{}: {}",
        "list of tables": "قائمة الجداول",
        "list of figures": "قائمة الأشكال",
        "list of abbreviations": "قائمة المختصرات",
        "note": "ملاحظة",
        "tip": "نصيحة",
        "warning": "تحذير",
        "important": "مهم",
        "caution": "تنبيه",
    },
)
