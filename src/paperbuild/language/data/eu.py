"""Basque."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="eu",
    labels={
        "table": "{}. taula",
        "figure": "{}. irudia",
        "table in text": "{}. taula",
        "figure in text": "{}. irudia",
        "section in text": "{}. atala",
        "page in text": "{}. orrialdea",
        "note in text": "{}. oharra",
        "list of tables": "Taulen zerrenda",
        "list of figures": "Irudien zerrenda",
        "list of abbreviations": "Laburduren zerrenda",
        "note": "Oharra",
        "tip": "Aholkua",
        "warning": "Abisua",
        "important": "Garrantzitsua",
        "caution": "Kontuz",
    },
    noun_endings=ANY_ENDING,
)
