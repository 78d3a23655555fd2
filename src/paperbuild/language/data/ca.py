"""Catalan."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="ca",
    labels={
        "table": "Taula {}",
        "figure": "Figura {}",
        "table in text": "taula {}",
        "figure in text": "figura {}",
        "formula in text": "equació ({})",
        "section in text": "secció {}",
        "page in text": "pàgina {}",
        "note in text": "nota {}",
        "list of tables": "Índex de taules",
        "list of figures": "Índex de figures",
        "list of abbreviations": "Llista d’abreviatures",
        "note": "Nota",
        "tip": "Consell",
        "warning": "Avís",
        "important": "Important",
        "caution": "Precaució",
    },
    percent_words=("per cent",),
    shares=r"meitat|terç\w*|quarts?|cinquè\w*|dècim\w*",
    out_of=r"de cada",
    ordinary_numbers=r"nou|set|deu",
)
