"""Danish."""

from __future__ import annotations

from paperbuild.language.language import Language

LANGUAGE = Language(
    tag="da",
    family="Scandinavian",
    letters="z:æ/ä z:ø/ö z:å/aa",
    has_space_before_percent=True,
    date_words={
        "circa": "ca. {}",
        "before": "før {}",
        "decade": "{}'erne",
        "forthcoming": "kommende",
        "in press": "i trykken",
        "no date": "uden år",
        "seasons": "forår sommer efterår vinter",
    },
)
