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
    other_calendars=("hebrew",),
    other_months="תשרי|חשוון|מרחשוון|כסלו|טבת|שבט|אדר(?: [אב]['׳])?|ניסן|אייר|סיוון|סיון|תמוז|אלול",
    number_forms="2:שבועיים/חודשיים/יומיים/שנתיים/שעתיים/פעמיים",
    scale_words={"מיליוני": 6, "אלפי": 3, "אלפים": 3, "מיליארדי": 9},
    percent_words=(r"אחוז\w*",),
    shares=r"\w{0,2}מחצית|\w{0,2}חצי|\w{0,2}שליש\w*|\w{0,2}רבע\w*|\w{0,2}חמישית|\w{0,2}עשירית",
    months_otherwise=("", "", "מרס", "", "", "", "", "", "", "", "", ""),
    growth=0.82,
)
