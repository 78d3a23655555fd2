"""Icelandic."""

from __future__ import annotations

from paperbuild.language.language import Language

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
)
