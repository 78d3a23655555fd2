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
)
