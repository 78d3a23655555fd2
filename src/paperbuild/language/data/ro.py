"""Romanian."""

from __future__ import annotations

from paperbuild.language.language import Language, Quotes

LANGUAGE = Language(
    tag="ro",
    quotes=Quotes("„", "”", "«", "»"),
    letters="a:ă a:â i:î s:ș/ş t:ț/ţ",
    date_words={
        "circa": "cca {}",
        "before": "înainte de {}",
        "decade": "anii {}",
        "forthcoming": "în curs de apariție",
        "in press": "sub tipar",
        "no date": "fără dată",
        "seasons": "primăvara vara toamna iarna",
    },
)
