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
)
