"""Montenegrin."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="cnr",
    family="Serbo-Croatian",
    labels={
        "table": "Tabela {}",
        "figure": "Slika {}",
        "table in text": "tab. {}",
        "figure in text": "sl. {}",
        "section in text": "odj. {}",
        "page in text": "str. {}",
        "note in text": "nap. {}",
        "list of tables": "Spisak tabela",
        "list of figures": "Spisak slika",
        "list of abbreviations": "Spisak skraćenica",
        "note": "Napomena",
        "tip": "Savjet",
        "warning": "Upozorenje",
        "important": "Važno",
        "caution": "Oprez",
    },
    num2words_name="sr",
)
