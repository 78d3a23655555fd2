"""Albanian."""

from __future__ import annotations

from paperbuild.language.language import ANY_ENDING, Language

LANGUAGE = Language(
    tag="sq",
    noun_endings=ANY_ENDING,
    percent_words=("për qind", "përqind"),
    shares=r"gjysm\w+|e treta|çerek\w*|e katërta|e pesta|e dhjeta",
    labels={
        "table": "Tabela {}",
        "figure": "Figura {}",
        "table in text": "tabela {}",
        "figure in text": "figura {}",
        "section in text": "seksioni {}",
        "page in text": "f. {}",
        "note in text": "shënimi {}",
        "list of tables": "Lista e tabelave",
        "list of figures": "Lista e figurave",
        "list of abbreviations": "Shkurtime",
        "note": "Shënim",
        "tip": "Këshillë",
        "warning": "Paralajmërim",
        "important": "E rëndësishme",
        "caution": "Kujdes",
    },
)
