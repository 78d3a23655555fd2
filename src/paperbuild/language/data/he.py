"""Hebrew."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="he",
    script="Hebr",
    quotes=Quotes("”", "”", "’", "’"),
    month_prefixes="בהלמ",
    date_words={
        "circa": "לערך {}",
        "before": "לפני {}",
        "decade": "שנות ה־{}",
        "forthcoming": "בקרוב",
        "in press": "בדפוס",
        "no date": "ללא תאריך",
        "seasons": "אביב קיץ סתיו חורף",
    },
)
