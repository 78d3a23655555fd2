"""Slovenian."""

from __future__ import annotations

from paperbuild.language.language import LOW_HIGH, Language

LANGUAGE = Language(
    tag="sl",
    quotes=LOW_HIGH,
    letters="c:č c:ć d:đ s:š z:ž",
    date_words={
        "circa": "ok. {}",
        "before": "pred {}",
        "forthcoming": "pred izidom",
        "in press": "v tisku",
        "no date": "brez datuma",
        "seasons": "pomlad poletje jesen zima",
    },
)
