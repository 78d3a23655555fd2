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
    labels={
        "table": "טבלה {}",
        "figure": "איור {}",
        "table in text": "טבלה {}",
        "figure in text": "איור {}",
        "formula in text": "משוואה ({})",
        "section in text": "סעיף {}",
        "page in text": "עמוד {}",
        "note in text": "הערה {}",
        "list of tables": "רשימת הטבלאות",
        "list of figures": "רשימת האיורים",
        "list of abbreviations": "רשימת הקיצורים",
        "note": "הערה",
        "tip": "עצה",
        "warning": "אזהרה",
        "important": "חשוב",
        "caution": "זהירות",
    },
)
