"""Icelandic."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="is",
    letters="d:ð z:þ z:æ z:ö z:å",
    date_words={
        "circa": "u.þ.b. {}",
        "before": "fyrir {}",
        "forthcoming": "óbirt",
        "in press": "í prentun",
        "no date": "án dagsetningar",
        "seasons": "vor sumar haust vetur",
    },
    labels={
        "table": "Tafla {}",
        "figure": "Mynd {}",
        "table in text": "tafla {}",
        "figure in text": "mynd {}",
        "section in text": "kafli {}",
        "page in text": "bls. {}",
        "note in text": "nmgr. {}",
        "list of tables": "Töfluskrá",
        "list of figures": "Myndaskrá",
        "list of abbreviations": "Skammstafanir",
        "note": "Athugið",
        "tip": "Ábending",
        "warning": "Viðvörun",
        "important": "Mikilvægt",
        "caution": "Varúð",
    },
    noun_endings=ANY_ENDING,
)
