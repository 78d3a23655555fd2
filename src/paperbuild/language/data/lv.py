"""Latvian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="lv",
    quotes=Quotes("“", "”", "„", "”"),
    letters="c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž",
    groups_by_space=True,
    date_words={
        "circa": "apm. {}",
        "before": "pirms {}",
        "forthcoming": "gaidāms",
        "in press": "presē",
        "no date": "bez datuma",
        "seasons": "pavasaris vasara rudens ziema",
    },
)
