"""Hungarian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="hu",
    quotes=Quotes("„", "”", "»", "«"),
    letters="o:ö/ő u:ü/ű",
    groups_by_space=True,
    date_words={
        "circa": "kb. {}",
        "before": "{} előtt",
        "decade": "{}-es évek",
        "forthcoming": "megjelenés alatt",
        "in press": "nyomtatás alatt",
        "no date": "évszám nélkül",
        "seasons": "tavasz nyár ősz tél",
    },
    labels={
        "table": "{}. táblázat",
        "figure": "{}. ábra",
        "table in text": "{}. táblázat",
        "figure in text": "{}. ábra",
        "section in text": "{}. szakasz",
        "page in text": "{}. oldal",
        "note in text": "{}. jegyzet",
        "caption": "{}: {}",
        "list of tables": "Táblázatok jegyzéke",
        "list of figures": "Ábrák jegyzéke",
        "list of abbreviations": "Rövidítések jegyzéke",
        "note": "Megjegyzés",
        "tip": "Tipp",
        "warning": "Figyelmeztetés",
        "important": "Fontos",
        "caution": "Vigyázat",
    },
    noun_endings="[bn][ae]n|i|ig|t[óő]l|r[ae]|[áé]b[ae]n|[áé]t[óő]l|[áé]ra|a|e|[áé]?t|[oe]t|n[ae]k|v[ae]l|[áé]n|[áé]ig|as|es|ós|ra|re|nyi",
    scale_words={"ezret": 3, "mrd.": 9},
    percent_words=(
        r"százalékpont\w*",
        r"százalék\w*",
    ),
    shares=r"fele\w*|fél|harmad\w*|negyed\w*|ötöd\w*|tized\w*",
    joins_words=True,
    number_forms="2:két/kettő 12:tizenkét",
    ordinary_numbers=r"hét\w*|het[ei]\w*|hat(?:ás|ó|alm)\w*",
)
