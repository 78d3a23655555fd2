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
)
