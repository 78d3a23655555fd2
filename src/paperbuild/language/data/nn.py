"""Norwegian Nynorsk."""

from __future__ import annotations

from paperbuild.language.language import GUILLEMETS, Language

LANGUAGE = Language(
    tag="nn",
    family="Scandinavian",
    quotes=GUILLEMETS,
    letters="z:æ/ä z:ø/ö z:å/aa",
    groups_by_space=True,
    has_space_before_percent=True,
    date_words={
        "circa": "ca. {}",
        "before": "før {}",
        "decade": "{}-åra",
        "forthcoming": "kommande",
        "in press": "i trykk",
        "no date": "utan dato",
        "seasons": "vår sommar haust vinter",
    },
)
