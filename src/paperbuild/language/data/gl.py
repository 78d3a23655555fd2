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
)
