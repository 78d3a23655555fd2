"""Norwegian Bokmål."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language

LANGUAGE = Language(
    tag="nb",
    family="Scandinavian",
    quotes=GUILLEMETS,
    letters="z:æ/ä z:ø/ö z:å/aa",
    groups_by_space=True,
    has_space_before_percent=True,
    date_words={
        "circa": "ca. {}",
        "before": "før {}",
        "decade": "{}-årene",
        "forthcoming": "kommende",
        "in press": "i trykk",
        "no date": "uten dato",
        "seasons": "vår sommer høst vinter",
    },
)
