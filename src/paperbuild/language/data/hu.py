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
)
