"""Finnish."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="fi",
    quotes=Quotes("”", "”", "’", "’"),
    letters="z:å z:ä/æ z:ö/ø",
    groups_by_space=True,
    has_space_before_percent=True,
    date_words={
        "circa": "n. {}",
        "before": "ennen {}",
        "decade": "{}-luku",
        "forthcoming": "tulossa",
        "in press": "painossa",
        "no date": "ei päivämäärää",
        "seasons": "kevät kesä syksy talvi",
    },
)
