"""Galician."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="gl",
    family="Ibero-Romance",
    date_words={
        "circa": "c. {}",
        "before": "antes de {}",
        "decade": "década de {}",
        "forthcoming": "en preparación",
        "in press": "no prelo",
        "no date": "sen data",
        "seasons": "primavera verán outono inverno",
    },
    labels={
        "table": "Táboa {}",
        "figure": "Figura {}",
        "table in text": "táboa {}",
        "figure in text": "figura {}",
        "formula in text": "ecuación ({})",
        "section in text": "sección {}",
        "page in text": "páxina {}",
        "note in text": "nota {}",
        "list of tables": "Índice de táboas",
        "list of figures": "Índice de figuras",
        "list of abbreviations": "Lista de abreviaturas",
        "note": "Nota",
        "tip": "Consello",
        "warning": "Aviso",
        "important": "Importante",
        "caution": "Precaución",
    },
    percent_words=("por cento",),
    shares="metade|terzos?|cuartos?|quintos?",
)
