"""Serbo-Croatian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="sh",
    family="Serbo-Croatian",
    labels={
        "table": "Tabela {}",
        "figure": "Slika {}",
        "table in text": "tab. {}",
        "figure in text": "sl. {}",
        "section in text": "odj. {}",
        "page in text": "str. {}",
        "note in text": "nap. {}",
        "list of tables": "Popis tabela",
        "list of figures": "Popis slika",
        "list of abbreviations": "Popis skraćenica",
        "note": "Napomena",
        "tip": "Savjet",
        "warning": "Upozorenje",
        "important": "Važno",
        "caution": "Oprez",
    },
    num2words_name="sr",
)
