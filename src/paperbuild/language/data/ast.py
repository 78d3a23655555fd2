"""Asturian."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="ast",
    family="Ibero-Romance",
    labels={
        "table": "Tabla {}",
        "figure": "Figura {}",
        "table in text": "tabla {}",
        "figure in text": "figura {}",
        "formula in text": "ecuación ({})",
        "section in text": "sección {}",
        "page in text": "páxina {}",
        "note in text": "nota {}",
        "list of tables": "Llista de tables",
        "list of figures": "Llista de figures",
        "list of abbreviations": "Llista d’abreviatures",
        "note": "Nota",
        "tip": "Conseyu",
        "warning": "Avisu",
        "important": "Importante",
        "caution": "Precaución",
    },
)
