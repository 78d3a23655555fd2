"""Afrikaans."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="af",
    family="Dutch",
    date_words={
        "circa": "ca. {}",
        "before": "voor {}",
        "decade": "{}'s",
        "forthcoming": "voorhande",
        "in press": "ter perse",
        "no date": "sonder jaar",
        "seasons": "lente somer herfs winter",
    },
    labels={
        "table": "Tabel {}",
        "figure": "Figuur {}",
        "table in text": "tabel {}",
        "figure in text": "figuur {}",
        "formula in text": "vergelyking ({})",
        "section in text": "afdeling {}",
        "page in text": "bladsy {}",
        "note in text": "noot {}",
        "list of tables": "Lys van tabelle",
        "list of figures": "Lys van figure",
        "list of abbreviations": "Lys van afkortings",
        "note": "Nota",
        "tip": "Wenk",
        "warning": "Waarskuwing",
        "important": "Belangrik",
        "caution": "Versigtig",
    },
)
