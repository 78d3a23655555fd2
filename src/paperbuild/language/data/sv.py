"""Swedish."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="sv",
    quotes=Quotes("”", "”", "’", "’"),
    letters="z:å z:ä/æ z:ö/ø",
    groups_by_space=True,
    has_space_before_percent=True,
    date_words={
        "circa": "ca {}",
        "before": "före {}",
        "decade": "{}-talet",
        "forthcoming": "kommande",
        "in press": "i tryck",
        "no date": "u.å.",
        "seasons": "vår sommar höst vinter",
    },
)
